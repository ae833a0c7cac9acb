// Every page of the handbook: there, accessible and readable, on a phone and at a desk, by day and at night, in both
// languages. For each route marked ● in docs/pages.md stands here who opens it, and where.

import assert from "node:assert/strict";
import { test } from "node:test";
import { expectAxeCleanDayAndNight, expectEverythingFits } from "../harness/axe.mjs";
import {
  clientLink, fillIn, holdSession, makeProgramme, openCase, ownLinks, planRun, send, sessionWithCheck, signIn, speak,
  startCheck, startSession, therapistOf,
} from "../harness/clinic.mjs";
import { bothLanguages, look, withProgram } from "../harness/journey.mjs";
import { listedPages } from "../harness/pages.mjs";
import { askForRecording, makeSet, rate, shownName } from "../harness/competence.mjs";
import { openReflection } from "../harness/reflection.mjs";

withProgram();

const PHONE = { width: 390, height: 844 };
const SMALLEST = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };
const seen = new Set();

/** Looks at one page of the handbook, where it is or at an address; `note` tells apart the states of one route. */
async function examine({ page }, origin, route, { at = origin + route, note = "", status = 200, language }) {
  const answered = await page.goto(at);
  assert.equal(answered.status(), status, at);
  seen.add(route);
  await examineHere(page, `${route} ${note} ${language}`);
  assert.equal(await page.getAttribute("html", "lang"), language, at);
}

async function examineHere(page, name) {
  for (const [size, viewport] of [["desk", DESK], ["phone", PHONE]]) {
    await page.setViewportSize(viewport);
    await expectAxeCleanDayAndNight(page);
    await look(page, `${name} ${size}`);
    await lookAtNight(page, `${name} ${size} night`);
  }
  for (const viewport of [PHONE, SMALLEST]) {
    await page.setViewportSize(viewport);
    await expectEverythingFits(page);
  }
}

async function lookAtNight(page, name) {
  await page.emulateMedia({ colorScheme: "dark" });
  await look(page, name);
  await page.emulateMedia({ colorScheme: "light" });
}

bothLanguages("pages for anyone", async (tools) => {
  const { language, program } = tools;
  const device = await tools.pickUp({ language });
  const pages = ["/", "/login", "/help", "/complaints", "/how", "/quality", "/style", "/reminder/thanks", "/reminder/withdrawn"];
  for (const route of pages) await examine(device, program.origin, route, { language });
  const at = await program.memberLink("therapeut-08");
  await examine(device, program.origin, "/welcome/{token}", { at, language });
  await examine(device, program.origin, "/welcome/{token}", { at: `${program.origin}/welcome/0`, status: 410, note: "gone", language });
});

bothLanguages("pages of a session, on both sides", async (tools) => {
  const { language, program } = tools;
  const origin = program.origin;
  const atDesk = await signIn(tools, await therapistOf(tools), { language });
  const desk = atDesk.page;
  const session = await startSession(desk, origin);
  const link = await clientLink(desk);
  await examineHere(desk, `session with link ${language}`);
  const client = await tools.pickUp({ device: "phone", language });
  await client.page.goto(link);
  await speak(client.page, language);
  await examine(client, origin, "/c/{token}", { at: link, language });
  const check = await startCheck(client, link);
  await examine(client, origin, "/check/{sitting}", { at: check, note: "first", language });
  await examine(client, origin, "/check/{sitting}/mark", { at: `${check}/mark`, language });
  await examine(client, origin, "/check/{sitting}/works", { at: `${check}/works`, language });
  await examine(atDesk, origin, "/sessions/{session}", { at: session, note: "busy", language });
  await examine(atDesk, origin, "/sessions/{session}/check", { at: `${session}/check`, language });
  await examine(atDesk, origin, "/sessions/{session}/paper", { at: `${session}/paper`, note: "too early", language });
  await examine(atDesk, origin, "/sessions/{session}/paper/print", { at: `${session}/paper/print`, language });
  await desk.goto(`${session}/check`);
  await fillIn(desk, (index) => (index < 2 ? 6 : 2));
  await examineHere(desk, `waiting for the client ${language}`);
  await examine(atDesk, origin, "/sessions/{session}/paper", { at: `${session}/paper`, language });
  await client.page.goto(check);
  await fillIn(client.page, (index) => (index < 6 ? 2 : 5));
  await client.page.locator("[data-reveal]").waitFor();
  await examine(client, origin, "/check/{sitting}", { at: check, note: "reveal", language });
  await examine(atDesk, origin, "/sessions/{session}/reveal", { at: `${session}/reveal`, language });
  await examine(atDesk, origin, "/sessions/{session}", { at: session, note: "open", language });
  await examine(atDesk, origin, "/episodes/{episode}", { at: await openCase(desk), language });
});

bothLanguages("a device that was lent, and a client who waits", async (tools) => {
  const { language, program } = tools;
  const { phone, desk } = await sessionWithCheck(tools);
  await speak(phone, language);
  await speak(desk, language);
  await fillIn(phone, () => 3);
  await phone.locator(".notice.saved").waitFor();
  await examineHere(phone, `check sent ${language}`);

  const lent = await signIn(tools, await therapistOf(tools), { language });
  await startSession(lent.page, program.origin);
  await send(lent.page, "/kiosk");
  await lent.page.fill("input[name=pin]", "482915");
  await examineHere(lent.page, `kiosk pin ${language}`);
  await send(lent.page, "/kiosk");
  await lent.page.waitForURL(`${program.origin}/kiosk`);
  await speak(lent.page, language);
  await examine(lent, program.origin, "/kiosk", { language });
});

bothLanguages("pages of a therapist", async (tools) => {
  const { language, program } = tools;
  const device = await signIn(tools, "therapeut-01", { language });
  const { page } = device;
  for (const route of ["/today", "/caseload", "/factors", "/cards", "/clients/new", "/account", "/instruments"]) {
    await examine(device, program.origin, route, { language });
  }
  await examine(device, program.origin, "/cards/{medium}", { at: `${program.origin}/cards/drama`, language });
  await page.goto(`${program.origin}/caseload`);
  const episode = program.origin + (await page.locator('main a[href^="/episodes/"]').first().getAttribute("href"));
  await examine(device, program.origin, "/episodes/{episode}", { at: episode, note: "with a course", language });
  await examine(device, program.origin, "/episodes/{episode}/settings", { at: `${episode}/settings`, language });
  await examine(device, program.origin, "/episodes/{episode}/sessions", { at: `${episode}/sessions`, language });
  for (const under of ["characteristics", "copy"]) {
    await examine(device, program.origin, `/episodes/{episode}/${under}`, { at: `${episode}/${under}`, language });
  }
});

bothLanguages("a frame, on both sides", async (tools) => {
  const { language, program } = tools;
  const origin = program.origin;
  const atDesk = await signIn(tools, await therapistOf(tools), { language });
  const { page } = atDesk;
  const episode = await episodeWithoutFrame(page, origin);
  const frame = `${episode}/frame`;
  const route = "/episodes/{episode}/frame";
  await examine(atDesk, origin, route, { at: frame, note: "none", language });
  await send(page, "/frame");
  await page.locator('form[action$="/frame/confirm"]').waitFor();
  await examine(atDesk, origin, route, { at: frame, note: "begun", language });
  for (const section of ["meeting", "fee", "contact", "relations", "attitude"]) {
    const at = `${frame}/sections/${section}`;
    await examine(atDesk, origin, `${route}/sections/{section}`, { at, note: section, language });
  }
  await page.goto(`${frame}/sections/meeting`);
  await page.fill("input[name=minutes]", "50");
  await send(page, "/sections/meeting");
  await page.waitForURL(frame);
  await examine(atDesk, origin, `${route}/versions`, { at: `${frame}/versions`, language });
  await examine(atDesk, origin, `${route}/print`, { at: `${frame}/print`, language });

  await page.goto(`${episode}/agreement`);
  await send(page, "/link");
  const mine = await page.locator('input[value*="/mine/"]').first().inputValue();
  const client = await tools.pickUp({ device: "phone", language });
  await client.page.goto(`${mine}/frame`);
  await speak(client.page, language);
  await examine(client, origin, "/mine/{token}/frame", { at: `${mine}/frame`, language });
  await client.page.locator('input[name=fee][value=talk]').check();
  await client.page.locator("button[value=confirm]").click();
  await client.page.locator(".notice.alert").waitFor();
  await examineHere(client.page, `frame talk first ${language}`);
  await client.page.locator('input[name=fee][value=fits]').check();
  await client.page.locator("button[value=confirm]").click();
  await client.page.waitForURL(`${mine}/frame/kept`);
  await examine(client, origin, "/mine/{token}/frame/kept", { at: `${mine}/frame/kept`, language });

  await page.goto(frame);
  await send(page, "/frame/confirm");
  await page.locator(".notice.saved").waitFor();
  await examine(atDesk, origin, route, { at: frame, note: "confirmed by both", language });

  await page.goto(frame);
  await send(page, "/frame/review/begin");
  await page.waitForURL(`${frame}/review`);
  await examine(atDesk, origin, `${route}/review`, { at: `${frame}/review`, language });
  await client.page.goto(mine);
  await examineHere(client.page, `asked to go through the frame ${language}`);
  await examine(client, origin, "/mine/{token}/frame/review", { at: `${mine}/frame/review`, language });
});

/** The address of an episode of one's own that has no frame yet. */
async function episodeWithoutFrame(page, origin) {
  await page.goto(`${origin}/caseload`);
  const links = await page.locator('main a[href^="/episodes/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const link of new Set(links)) {
    await page.goto(`${origin}${link}/frame`);
    if (await page.locator('form[action$="/frame"]').count()) return origin + link;
  }
  assert.fail("every episode has a frame");
}

bothLanguages("pages of the organisation", async (tools) => {
  const { language, program } = tools;
  const planner = await signIn(tools, "coordinator", { language });
  for (const route of ["/today", "/roster", "/marks", "/clients/new", "/imports", "/import", "/measures", "/frame-template"]) {
    await examine(planner, program.origin, route, { note: "coordinator", language });
  }
  const fee = `${program.origin}/frame-template/fee`;
  await examine(planner, program.origin, "/frame-template/{section}", { at: fee, language });
  const office = await signIn(tools, "administrator", { language });
  await examine(office, program.origin, "/members", { language });
  await examine(office, program.origin, "/complaints/edit", { language });
  await examine(office, program.origin, "/settings/signals", { language });
  await examine(office, program.origin, "/settings/quality", { language });
  for (const [note, back] of [["out", 2], ["not out", 1]]) {
    const at = `${program.origin}/settings/quality/${new Date().getFullYear() - back}`;
    await examine(office, program.origin, "/settings/quality/{year}", { at, note, language });
  }
  const researcher = await signIn(tools, "researcher", { language });
  await examine(researcher, program.origin, "/study", { language });
});

bothLanguages("goals and tasks, on both sides", async (tools) => {
  const { language, program } = tools;
  const device = await signIn(tools, "therapeut-01", { language });
  const { page } = device;
  await page.goto(`${program.origin}/caseload?q=2026-014`);
  const episode = program.origin + (await page.locator('main a[href^="/episodes/"]').first().getAttribute("href"));
  const root = `${episode}/agreement`;
  await examine(device, program.origin, "/episodes/{episode}/agreement", { at: root, language });
  const points = await page.locator("article.point h3 a").evaluateAll((all) => all.map((link) => link.href.match(/\/points\/.*/)[0]));
  assert.ok(points.length > 1, "the written example has a goal and a task");
  await send(page, "/link");
  const link = await page.locator('input[value*="/mine/"]').inputValue();
  await examineHere(page, `agreement link ${language}`);
  const client = await tools.pickUp({ device: "phone", language });
  await client.page.goto(link);
  await speak(client.page, language);
  await examine(client, program.origin, "/mine/{token}", { at: link, language });
  await examine(client, program.origin, "/mine/{token}/mark", { at: `${link}/mark`, language });
  await examine(client, program.origin, "/mine/{token}/works", { at: `${link}/works`, language });
  await examine(client, program.origin, "/mine/{token}", { at: `${program.origin}/mine/0`, status: 404, note: "unknown", language });
  for (const [who, route, at] of [[device, "/episodes/{episode}/agreement", root], [client, "/mine/{token}", link]]) {
    for (const kind of ["goal", "task"]) {
      await examine(who, program.origin, `${route}/new/{kind}`, { at: `${at}/new/${kind}`, note: kind, language });
    }
    for (const point of [points[0], points.at(-1)]) {
      await examine(who, program.origin, `${route}/points/{point}`, { at: at + point, note: points.indexOf(point), language });
    }
    await examine(who, program.origin, `${route}/points/{point}/versions`, { at: `${at}${points.at(-1)}/versions`, language });
  }
});

bothLanguages("ruptures, and a case for colleagues", async (tools) => {
  const { language, program } = tools;
  const device = await signIn(tools, "therapeut-01", { language });
  const { page } = device;
  await page.goto(`${program.origin}/caseload?q=2026-014`);
  const episode = program.origin + (await page.locator('main a[href^="/episodes/"]').first().getAttribute("href"));
  await page.goto(episode);
  const ruptures = await page.locator('.rupture-list a').evaluateAll((all) => all.map((link) => link.href));
  assert.equal(ruptures.length, 1, "the written example has a rupture, and a signal that nobody answered");
  await page.locator('form[action$="/signals"]').first().waitFor();
  await examine(device, program.origin, "/episodes/{episode}/ruptures", { at: `${episode}/ruptures`, language });
  for (const [index, at] of ruptures.entries()) {
    await examine(device, program.origin, "/ruptures/{rupture}", { at, note: index, language });
  }
  await page.goto(ruptures.at(-1));
  const agreed = await page.locator('a[href*="/agreement/at/"]').first().evaluate((link) => link.href);
  await examine(device, program.origin, "/episodes/{episode}/agreement/at/{moment}", { at: agreed, language });
  await examine(device, program.origin, "/ruptures/{rupture}/edit", { at: `${ruptures[0]}/edit`, language });
  await examine(device, program.origin, "/discussions", { language });
  await examine(device, program.origin, "/episodes/{episode}/discussion", { at: `${episode}/discussion`, language });
  for (const under of ["edit", "share"]) {
    const at = `${episode}/discussion/${under}`;
    await examine(device, program.origin, `/episodes/{episode}/discussion/${under}`, { at, language });
  }
});

bothLanguages("a team reflection, on all sides", async (tools) => {
  const { language, program } = tools;
  const { origin } = program;
  const device = await signIn(tools, "therapeut-01", { language });
  const { page } = device;
  await examine(device, origin, "/reflections/new", { language });
  await examine(device, origin, "/reflections", { note: "prepared", language });
  const { device: leading, lead, address, code } = await openReflection(tools, { team: `Iedere pagina ${language}`, who: "therapeut-02", language });
  await examine(device, origin, "/reflections/{reflection}", { at: await preparedReflection(page, origin), language });
  const phone = await tools.pickUp({ device: "phone", language });
  await examine(phone, origin, "/w", { language });
  await examine(phone, origin, "/w/{code}", { at: `${origin}/w/${code}`, note: "way in", language });
  await send(phone.page, "/join");
  await examine(phone, origin, "/w/{code}", { at: `${origin}/w/${code}`, note: "in", language });
  await examine(phone, origin, "/w/{code}/board", { at: `${origin}/w/${code}/board`, language });
  await examine(phone, origin, "/w/{code}/screen", { at: `${origin}/w/${code}/screen`, language });
  await examine(leading, origin, "/reflections/{reflection}/lead", { at: `${address}/lead`, language });
  await lead.locator(".live:not([hidden])").waitFor();
  await examine(leading, origin, "/reflections/{reflection}/report", { at: `${address}/report`, language });
});

/** The address of a reflection that is prepared and not opened. */
async function preparedReflection(page, origin) {
  await page.goto(`${origin}/reflections`);
  return page.locator(".reflection-list h2 a").first().evaluate((link) => link.href);
}

bothLanguages("a group, on both sides", async (tools) => {
  const { language, program } = tools;
  const origin = program.origin;
  const device = await signIn(tools, await therapistOf(tools), { language });
  const { page } = device;
  await examine(device, origin, "/runs", { language });
  await examine(device, origin, "/programmes/new", { at: `${origin}/programmes/new?example=mbct`, language });
  const programme = await makeProgramme(page, origin);
  await examine(device, origin, "/programmes/{programme}", { at: programme, language });
  await examine(device, origin, "/programmes/{programme}/edit", { at: `${programme}/edit`, language });
  await examine(device, origin, "/programmes/{programme}/runs", { at: `${programme}/runs`, language });
  const tomorrow = new Date(Date.now() + 36 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const codes = ["1", "2", "3", "4"].map((number) => `${language.toUpperCase()}-${number}`);
  const run = await planRun(page, programme, { title: "Groep", date: tomorrow, codes });
  const links = await ownLinks(page, run, codes);
  await examineHere(page, `links ${language}`);
  await examine(device, origin, "/runs/{run}", { at: run, language });
  await examine(device, origin, "/runs/{run}/trainers", { at: `${run}/trainers`, language });
  await examine(device, origin, "/runs/{run}/sessions/{number}", { at: `${run}/sessions/1`, note: "planned", language });
  const client = await tools.pickUp({ device: "phone", language });
  await client.page.goto(links[codes[0]]);
  await speak(client.page, language);
  await examine(client, origin, "/mine/{token}/run", { at: links[codes[0]], language });
  const list = `${links[codes[0]]}/before/complaints`;
  await examine(client, origin, "/mine/{token}/run/{stage}/{measure}", { at: list, language });
  await page.goto(`${run}/people`);
  const paper = await page.locator('a[href*="/paper/before"]').first().evaluate((link) => link.href);
  await examine(device, origin, "/runs/{run}/participants/{participant}/paper/{stage}", { at: paper, language });
  await holdSession(page, run, 1, [codes[3]]);
  await examine(device, origin, "/runs/{run}/sessions/{number}", { at: `${run}/sessions/1`, note: "held", language });
  await examine(device, origin, "/runs/{run}/sessions/{number}/ratings", { at: `${run}/sessions/1/ratings`, language });
  for (const under of ["correct", "observations"]) {
    await examine(device, origin, `/runs/{run}/sessions/{number}/${under}`, { at: `${run}/sessions/1/${under}`, language });
  }
  await page.goto(`${run}/sessions/1/correct`);
  await page.locator("fieldset.presence").filter({ hasText: codes[3] }).locator('input[value="online"]').check();
  await send(page, "/sessions/1/correct");
  await page.locator("#versions").waitFor();
  await examineHere(page, `put right ${language}`);
  for (const under of ["schedule", "group", "people"]) {
    await examine(device, origin, `/runs/{run}/${under}`, { at: `${run}/${under}`, language });
  }
  await examine(device, origin, "/runs", { note: "with a group", language });
  // Who stops is asked at once whether the own answers may count.
  await page.goto(run);
  await page.locator('form[action$="/leave"]').first().evaluate((form) => form.closest("details")?.setAttribute("open", ""));
  await send(page, "/leave");
  await examine(client, origin, "/mine/{token}/figures", { at: links[codes[0]].replace(/\/run$/, "/figures"), language });
});

bothLanguages("competence, for who rates and who is watched", async (tools) => {
  const { language, program } = tools;
  const origin = program.origin;
  const [trainer, rater, other] = [
    await signIn(tools, await therapistOf(tools), { language }),
    await signIn(tools, await therapistOf(tools), { language }),
    await signIn(tools, await therapistOf(tools), { language }),
  ];
  await examine(trainer, origin, "/competence/ask", { language });
  const raters = [await shownName(rater.page), await shownName(other.page)];
  const observation = await askForRecording(trainer.page, origin, `Opname ${language}`, raters);
  const route = "/observations/{observation}";
  await examine(trainer, origin, route, { at: observation, note: "waiting", language });
  await examine(rater, origin, "/competence", { language });
  await examine(rater, origin, route, { at: observation, note: "form", language });
  const levels = ["4", "5", "4", "3", "4", "4"];
  for (const { page } of [rater, other]) await rate(page, observation, levels, { strengths: "…", needs: "…" });
  await examine(trainer, origin, route, { at: observation, note: "open", language });
  await examine(trainer, origin, "/competence", { note: "trainer", language });
  await examine(rater, origin, "/competence/raters", { language });
  const { page } = trainer;
  await page.goto(`${origin}/competence/development`);
  const option = page.locator("select[name=member] option").filter({ hasText: raters[0] }).first();
  await page.selectOption("select[name=member]", await option.getAttribute("value"));
  await send(page, "/competence/supervisors");
  await page.locator('form[action="/competence/supervisors/end"]').waitFor();
  await examine(trainer, origin, "/competence/development", { language });
  await rater.page.goto(`${origin}/competence`);
  const of = await rater.page.locator('a[href^="/competence/development/"]').first().evaluate((link) => link.href);
  await examine(rater, origin, "/competence/development/{trainer}", { at: of, language });
  await examine(trainer, origin, "/mirror", { language });
  const set = await makeSet(page, origin, `Set ${language}`, levels);
  await examine(trainer, origin, "/competence/calibration", { language });
  await examine(trainer, origin, "/competence/calibration/{set}", { at: set, note: "keeper", language });
  await examine(rater, origin, "/competence/calibration/{set}", { at: set, note: "rater", language });
  const recording = await rater.page.locator('a[href*="/recordings/"]').first().evaluate((link) => link.href);
  await examine(rater, origin, "/competence/calibration/{set}/recordings/{recording}", { at: recording, language });
});

// Looked at by the journeys that make them: of the import, and of the question by mail.
const ELSEWHERE = ["/import/{draft}", "/imports/{import}", "/reminder/{secret}"];

test("every page of the handbook was looked at", async () => {
  const listed = (await listedPages()).map(({ route }) => route);
  assert.deepEqual(listed.filter((route) => !seen.has(route) && !ELSEWHERE.includes(route)), []);
  assert.deepEqual([...seen].filter((route) => !listed.includes(route)), []);
});
