// Two raters watch a session of a trainer on devices of their own: apart until both are in, then side by side. The trainer
// reads the own development, chooses who looks along, and ends it.

import assert from "node:assert/strict";
import { expectAxeCleanDayAndNight, expectEverythingFits } from "../harness/axe.mjs";
import { holdSession, makeProgramme, planRun, send, signIn, therapistOf, visit } from "../harness/clinic.mjs";
import { chooseLevels, chooseRaters, makeSet, rate, shownName } from "../harness/competence.mjs";
import { bothLanguages, look, withProgram } from "../harness/journey.mjs";

withProgram();

const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(new Date());

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

/** What was typed is there again; what a page sends on leaving may arrive a moment after the next page was asked for. */
async function expectKept(page, observation, text) {
  const typed = page.locator("textarea[name=strengths]");
  for (let time = 0; time < 20; time += 1) {
    await page.goto(observation);
    if ((await typed.inputValue()) === text) return;
  }
  assert.equal(await typed.inputValue(), text, "kept on leaving");
}

/** Fails if this device is sent anything of what another rated or wrote. */
async function expectBlind(page, observation, words) {
  for (const at of [observation, new URL("/competence", observation).href, new URL("/mirror", observation).href]) {
    const source = await (await page.request.get(at, { maxRedirects: 0 })).text();
    for (const sign of [...words, " checked"]) assert.ok(!source.includes(sign), `${at} holds ${sign}`);
  }
}

bothLanguages("two raters, a trainer and who the trainer chose", async (tools) => {
  const { language, program } = tools;
  const origin = program.origin;
  const [desk, one, other, along] = await Promise.all(
    [1, 2, 3, 4].map(async () => (await signIn(tools, await therapistOf(tools), { language })).page),
  );
  const [first, second] = [await shownName(one), await shownName(other)];

  // A session that was held is watched; who was asked twice is told in words.
  const codes = ["1", "2", "3", "4"].map((number) => `${language.toUpperCase()}-${number}`);
  const run = await planRun(desk, await makeProgramme(desk, origin), { title: "Groep", date: today(), codes });
  await holdSession(desk, run, 1);
  await desk.goto(`${run}/sessions/1`);
  await desk.locator('a[href$="/sessions/1/observations"]').click();
  await desk.waitForURL(/\/observations$/);
  await examine(desk, `ask ${language}`);
  await chooseRaters(desk, [first, first]);
  await send(desk, "/observations");
  await desk.locator(".notice.alert").waitFor();
  await chooseRaters(desk, [first, second]);
  await send(desk, "/observations");
  await desk.waitForURL(/\/observations\/[0-9a-f-]{36}$/);
  const observation = desk.url();
  const path = new URL(observation).pathname;

  // The first rater begins, leaves, and goes on; what is half filled in comes back with the places to look at.
  await one.goto(`${origin}/competence`);
  await one.locator(`a[href="${path}"]`).click();
  await one.waitForURL(observation);
  await examine(one, `rating ${language}`);
  await chooseLevels(one, ["4", "5"]);
  await one.fill("textarea[name=strengths]", "stil-en-rustig");
  await one.goto(`${origin}/competence`);
  await expectKept(one, observation, "stil-en-rustig");
  assert.equal(await one.locator("input:checked").count(), 2);
  await send(one, path);
  await one.locator(".notice.refused").waitFor();
  await examine(one, `half ${language}`);
  await expectBlind(other, observation, ["stil-en-rustig"]);
  await expectBlind(desk, observation, ["stil-en-rustig"]);
  await rate(one, observation, ["4", "5", "4", "3", "4", "4"], { strengths: "stil-en-rustig", needs: "meer-vragen" });
  await examine(one, `waiting ${language}`);
  await expectBlind(other, observation, ["stil-en-rustig", "meer-vragen"]);
  await expectBlind(desk, observation, ["stil-en-rustig", "meer-vragen"]);
  await rate(other, observation, ["4", "4", "4", "5", "4", "unseen"], { strengths: "warm-en-helder" });

  // All are in: the same for all three.
  for (const page of [desk, one, other]) {
    await page.goto(observation);
    const words = await page.locator("main").innerText();
    for (const wrote of ["stil-en-rustig", "meer-vragen", "warm-en-helder"]) assert.ok(words.includes(wrote), wrote);
    assert.equal(await page.locator("table tbody tr").count(), 6);
  }
  await examine(desk, `reveal ${language}`);
  await one.goto(`${origin}/competence/raters`);
  await examine(one, `raters ${language}`);

  // The development, for the trainer and for who the trainer chose, until it is ended.
  const development = `${origin}/competence/development`;
  await desk.goto(development);
  assert.equal(await desk.locator("figure.chart > svg[role=img]").count(), 6);
  await examine(desk, `development ${language}`);
  const chosen = await desk.locator("select[name=member] option").filter({ hasText: await shownName(along) }).first();
  await desk.selectOption("select[name=member]", await chosen.getAttribute("value"));
  await send(desk, "/competence/supervisors");
  await desk.locator('form[action="/competence/supervisors/end"]').waitFor();
  await along.goto(`${origin}/competence`);
  const link = await along.locator('a[href^="/competence/development/"]').first().evaluate((a) => a.href);
  assert.equal(await visit(along, link), 200);
  await examine(along, `development of another ${language}`);
  assert.equal(await visit(one, link), 404, "a rater sees the observation, and no development");
  await send(desk, "/competence/supervisors/end");
  await desk.locator('form[action="/competence/supervisors/end"]').waitFor({ state: "detached" });
  assert.equal(await visit(along, link), 404);
  await desk.goto(`${origin}/mirror`);
  await examine(desk, `mirror ${language}`);

  // Calibration: blind, then beside the benchmark.
  const set = await makeSet(desk, origin, `IJking ${language}`, ["4", "4", "4", "4", "4", "4"]);
  await examine(desk, `set of its keeper ${language}`);
  await one.goto(set);
  await one.locator('a[href*="/recordings/"]').click();
  await one.waitForURL(/\/recordings\/[0-9a-f-]{36}$/);
  assert.equal(await one.locator("input:checked").count(), 0);
  const recording = one.url();
  await chooseLevels(one, ["4", "5", "4", "3", "4", "4"]);
  await send(one, new URL(recording).pathname);
  await one.waitForURL(set);
  assert.equal(await one.locator("table tbody tr").count(), 6);
  await examine(one, `calibrated ${language}`);
  assert.equal(await visit(one, recording), 409, "who knows the benchmark rates no more");
  assert.equal(await visit(desk, recording), 404, "who keeps the set does not rate it");
});
