// A group from its set-up over eight weeks to what it shows of itself: the desk in the language of the week, twelve people
// with a phone and one link.

import assert from "node:assert/strict";
import { expectAxeCleanDayAndNight, expectEverythingFits } from "../harness/axe.mjs";
import { fillIn, form, holdSession, makeProgramme, ownLinks, planRun, rateByKeyboard, send, signIn, speak, therapistOf } from "../harness/clinic.mjs";
import { journey, look, withProgram } from "../harness/journey.mjs";

withProgram();

const CODES = Array.from({ length: 12 }, (_, index) => `G-${String(index + 1).padStart(2, "0")}`);
const WEEKS = 8;
const CHECK = ["bond1", "bond2", "goal1", "goal2", "task1", "task2", "tension1"].map((item) => `session-check.${item}`);
const GROUP = ["bonding", "working", "tension"].flatMap((of) => ["members", "trainer", "group"].map((who) => `group-check.${who}-${of}`));
const WELLBEING = ["mood1", "day1", "people1", "hope1"].map((item) => `wellbeing.${item}`);

const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(new Date());
const languageOf = (week) => (week % 2 ? "nl" : "en");

/** Looks at a page as everybody has to be able to read it, on a phone and at a desk. */
async function examine(page, name) {
  for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(viewport);
    await expectAxeCleanDayAndNight(page);
    await expectEverythingFits(page);
    await look(page, `${name} ${viewport.width}`);
    await page.emulateMedia({ colorScheme: "dark" });
    await look(page, `${name} ${viewport.width} night`);
    await page.emulateMedia({ colorScheme: "light" });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** A participant answers the questions about a session by the own page, without a browser's window. */
async function answerQuickly(request, origin, link, number, step) {
  const headers = { origin, "sec-fetch-site": "same-origin" };
  const started = await request.post(`${link}/sessions/${number}`, { headers, maxRedirects: 0 });
  assert.equal(started.status(), 303, await started.text());
  const form = { form: "session-check.1+group-check.1+wellbeing.1" };
  CHECK.forEach((name) => (form[name] = String(3 + (step % 3))));
  GROUP.forEach((name) => (form[name] = name.includes("tension") ? "1" : String(3 + ((step + number) % 3))));
  WELLBEING.forEach((name) => (form[name] = "4"));
  const sent = await request.post(origin + started.headers().location, { headers, form, maxRedirects: 0 });
  assert.equal(sent.status(), 303, await sent.text());
}

/** A participant fills in both lists at the end and says whether they may count, without a browser's window. */
async function endQuickly(request, origin, link, allow) {
  const headers = { origin, "sec-fetch-site": "same-origin" };
  const step = Number(/(\d+)$/.exec(link)?.[1] ?? link.length);
  const post = async (address, form) => {
    const sent = await request.post(address, { headers, form, maxRedirects: 0 });
    assert.equal(sent.status(), 303, await sent.text());
  };
  const complaints = ["worry1", "low1", "tense1", "rest1", "reach1"].map((item) => [item, String(1 + (step % 3))]);
  await post(`${link}/end/complaints`, Object.fromEntries(complaints));
  await post(`${link}/end/satisfaction`, { worth1: "5", place1: "4", use1: String(3 + (step % 3)), recommend1: "8" });
  await post(link.replace(/\/run$/, "/figures"), { allow });
}

journey("eight weeks of a group, in both languages", async (tools) => {
  const { program } = tools;
  const therapist = await therapistOf(tools);
  let { page: desk } = await signIn(tools, therapist, { language: "nl" });
  const programme = await makeProgramme(desk, program.origin);
  await examine(desk, "programme");
  const run = await planRun(desk, programme, { title: "Najaarsgroep", date: today(), codes: CODES });
  const links = await ownLinks(desk, run, CODES);
  await desk.goto(run);
  await examine(desk, "run planned");

  for (let week = 1; week <= WEEKS; week += 1) {
    const language = languageOf(week);
    if (week > 1) {
      await desk.goto("about:blank");
      await program.startLater(7 * (week - 1));
      ({ page: desk } = await signIn(tools, therapist, { language }));
    }
    const absent = week === 3 || week === 4 ? ["G-12"] : [];
    await holdSession(desk, run, week, absent);
    const phone = await tools.pickUp({ device: "phone", language });
    const there = CODES.filter((code) => !absent.includes(code));
    for (const [step, code] of there.entries()) {
      if (week === 1 && step === 0) {
        // One of them in the browser, question after question.
        await phone.page.goto(links[code]);
        await speak(phone.page, language);
        await examine(phone.page, "own page asked");
        await send(phone.page, "/sessions/1");
        await phone.page.waitForURL(/\/check\//);
        await fillIn(phone.page, () => 4);
      } else {
        await answerQuickly(phone.context.request, program.origin, links[code], week, step);
      }
    }
    if (week === 1) {
      await desk.goto(`${run}/sessions/1/ratings`);
      await examine(desk, "ratings");
      await desk.goto(`${run}/group`);
      assert.equal(await desk.locator("svg").count(), 0, "nothing of the group before the trainer has rated");
    }
    const began = Date.now();
    const keys = await rateByKeyboard(desk, run, week, (place) => 3 + (place % 3));
    assert.equal(keys, there.length * CHECK.length + 1, "a key for each answer, and one to send");
    // With 1.35 seconds for each key, of which most is thinking, twelve people take less than two minutes.
    assert.ok(keys * 1.35 < 120 && Date.now() - began < 120_000);
    await phone.page.goto(`${links["G-01"]}`);
    await speak(phone.page, language);
    if (week <= 2) await examine(phone.page, `own page ${language}`);
    await phone.page.goto("about:blank");
  }

  for (const language of ["nl", "en"]) {
    await desk.goto(`${run}/group`);
    await speak(desk, language);
    const wall = await desk.content();
    for (const code of CODES) assert.ok(!wall.includes(code), `${code} on the wall`);
    assert.equal(await desk.locator("figure.chart > svg[role=img]").count(), 3);
    await examine(desk, `group ${language}`);
    for (const under of ["people", "schedule", "sessions/3"]) {
      await desk.goto(`${run}/${under}`);
      await examine(desk, `${under} ${language}`);
    }
    await desk.goto(run);
    await examine(desk, `run ${language}`);
  }

  // At the end: complaints once more, and how it was.
  const phone = await tools.pickUp({ device: "phone", language: "nl" });
  await program.startLater(7 * (WEEKS - 1) + 1);
  for (const measure of ["complaints", "satisfaction"]) {
    await phone.page.goto(`${links["G-01"]}/end/${measure}`);
    await speak(phone.page, "nl");
    await examine(phone.page, `list ${measure}`);
    for (const choice of await phone.page.locator("form.check fieldset").all()) await choice.locator("label.card-choice").nth(3).click();
    const number = phone.page.locator('form.check input[type="number"]');
    if (await number.count()) await number.fill("8");
    await send(phone.page, `/end/${measure}`);
    await phone.page.waitForURL(links["G-01"]);
  }
  await examine(phone.page, "own page at the end");

  // May the own answers count? One says yes in the browser, the others without a window; the last one says no.
  const figures = links["G-01"].replace(/\/run$/, "/figures");
  await phone.page.goto(figures);
  await examine(phone.page, "figures asked");
  assert.ok(await phone.page.locator('input[name=allow][value=no]').isChecked(), "nothing said is no");
  await phone.page.locator("label.card-choice", { has: phone.page.locator("input[value=yes]") }).click();
  await send(phone.page, "/figures");
  await phone.page.locator('input[name=allow][value=no][type=hidden]').waitFor({ state: "attached" });
  await examine(phone.page, "figures allowed");
  for (const code of CODES.slice(1)) await endQuickly(phone.context.request, program.origin, links[code], code === "G-12" ? "no" : "yes");

  // A year that is closed is looked at, comes out, and can be read by anyone and by any site.
  const year = new Date().getFullYear() - 1;
  const { page: office } = await signIn(tools, "administrator", { language: "nl" });
  await office.goto(`${program.origin}/settings/quality/${year}`);
  await examine(office, "year to look at");
  await office.locator("input[name=read]").check();
  await send(office, "/publish");
  await form(office, "/hide").waitFor();
  const visitor = await tools.pickUp({ device: "desktop", language: "nl" });
  for (const language of ["nl", "en"]) {
    await visitor.page.goto(`${program.origin}/quality`);
    await speak(visitor.page, language);
    assert.ok((await visitor.page.locator("main").innerText()).includes(String(year)));
    await examine(visitor.page, `quality ${language}`);
  }
  const told = await visitor.context.request.get(`${program.origin}/quality.json`);
  assert.equal(told.headers()["access-control-allow-origin"], "*");
  const { simulated, years } = await told.json();
  assert.deepEqual([simulated, years.map((one) => one.year)], [true, [year, year - 1]]);
  for (const one of years.flatMap(({ figures }) => figures)) assert.ok(one.people_at_least >= 10);
  // Two trainers gave a group in each half of the newer year: only the year as a whole is told.
  assert.ok(years[0].figures.every(({ from, until }) => from.endsWith("-01-01") && until.endsWith("-12-31")));

  // What went with change, from the house's own groups: this one among those of the demo.
  const report = await program.processOutcome();
  assert.ok(report.everyone, Object.keys(report).join());
  const group = JSON.stringify(report);
  for (const code of CODES) assert.ok(!group.includes(code), `${code} in the report`);
});
