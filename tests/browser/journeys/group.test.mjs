// A group from its set-up over eight weeks to what it shows of itself: the desk in the language of the week, twelve people
// with a phone and one link.

import assert from "node:assert/strict";
import { expectAxeCleanDayAndNight, expectEverythingFits } from "../harness/axe.mjs";
import { fillIn, holdSession, makeProgramme, ownLinks, planRun, rateByKeyboard, send, signIn, speak, therapistOf } from "../harness/clinic.mjs";
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
});
