// From what two people agreed on to a fall, a rupture and its repair: a client with a phone, a therapist at a desk.

import assert from "node:assert/strict";
import { expectAxeClean, expectEverythingFits } from "../harness/axe.mjs";
import { clientLink, expectReveal, fillIn, openLink, send, signIn, startCheck, therapistOf } from "../harness/clinic.mjs";
import { bothLanguages, look, withProgram } from "../harness/journey.mjs";

withProgram();

const EPISODE = /\/episodes\/[0-9a-f-]{36}$/;
const SESSION = /\/sessions\/[0-9a-f-]{36}$/;
const POINT = /\/points\/[0-9a-f-]{36}$/;
const RUPTURE = /\/ruptures\/[0-9a-f-]{36}$/;

/** Examines a page for those who cannot see, hold or read well. */
async function expectReadable(page, name) {
  await expectAxeClean(page);
  await expectEverythingFits(page);
  await look(page, name);
}

/** A client of one's own, whose first session is still to come; gives the address of the case. */
async function newClient(desk, origin, code) {
  await desk.goto(`${origin}/clients/new`);
  await desk.fill('input[name="code"]', code);
  await desk.check('input[name="wellbeing"][value="never"]');
  await send(desk, "/clients/new");
  await desk.waitForURL(EPISODE);
  return desk.url();
}

/** Sends a form that leads back to the goal or task it stands on. */
async function sendAndWait(page, action) {
  const back = page.waitForResponse((answer) => answer.request().method() === "GET" && POINT.test(answer.url()));
  await Promise.all([back, send(page, action)]);
  await page.waitForLoadState();
}

/** The client proposes a goal and a task; the therapist answers in own words; both rate and say yes. */
async function agree(tools, desk, episode) {
  await desk.goto(`${episode}/agreement`);
  await send(desk, "/link");
  const field = desk.locator('input[value*="/mine/"]').first();
  await field.waitFor();
  const link = await field.inputValue();
  const client = await tools.pickUp({ device: "phone", language: tools.language });
  const phone = client.page;
  await openLink(client, link);
  const proposed = {};
  for (const [kind, words] of [["goal", "Weer alleen naar buiten durven"], ["task", "Elke dag een rondje lopen"]]) {
    await phone.goto(`${link}/new/${kind}`);
    await phone.fill('textarea[name="client_words"]', words);
    if (kind === "task") await phone.locator('input[name="goal"]').last().check();
    await send(phone, `/new/${kind}`);
    await phone.waitForURL(POINT);
    proposed[kind] = phone.url();
  }
  for (const [kind, words] of [["goal", "Minder vermijden"], ["task", "Oefenen met lopen"]]) {
    await desk.goto(`${episode}/agreement${proposed[kind].match(POINT)[0]}`);
    await desk.fill('textarea[name="therapist_words"]', words);
    await sendAndWait(desk, "/words");
    await phone.goto(proposed[kind]);
    for (const page of [desk, phone]) {
      await page.selectOption('select[name="importance"]', "8");
      await page.selectOption('select[name="agreement"]', "8");
      await sendAndWait(page, "/ratings");
      await sendAndWait(page, "/confirm");
    }
    await phone.locator(".tag.settled").first().waitFor();
  }
  return { phone, client, task: proposed.task };
}

/** One session with both halves; `tasks` is what the client chooses at the questions about tasks. */
async function session(desk, client, episode, { tasks, steady = 5 }) {
  await desk.goto(episode);
  await send(desk, "/sessions");
  await desk.waitForURL(SESSION);
  const at = desk.url();
  await startCheck(client, await clientLink(desk));
  await fillIn(client.page, (_, name) => (name.includes("tension") ? 0 : name.includes("task") ? tasks : steady));
  await desk.goto(`${at}/check`);
  await fillIn(desk, (_, name) => (name.includes("tension") ? 0 : 5));
  await desk.goto(`${at}/reveal`);
  await expectReveal(desk);
  return at;
}

bothLanguages("a fall on tasks after they were changed becomes a rupture and is repaired", async (tools) => {
  const { language, program } = tools;
  const { page: desk } = await signIn(tools, await therapistOf(tools), { language });
  const episode = await newClient(desk, program.origin, `2026-9${language === "nl" ? "01" : "02"}`);
  const { phone, client, task } = await agree(tools, desk, episode);

  for (const tasks of [5, 4, 5, 5]) await session(desk, client, episode, { tasks });
  await desk.goto(episode);
  assert.equal(await desk.locator('form[action$="/signals"]').count(), 0, "nothing asks for a talk");
  await expectReadable(desk, `signal expected ${language}`);

  // The client words the task anew; in the session after it, tasks lie low.
  await phone.goto(task);
  await phone.fill('textarea[name="client_words"]', "Elke dag een uur hardlopen");
  await sendAndWait(phone, "/words");
  const low = await session(desk, client, episode, { tasks: 0 });
  await desk.locator(`.notice.signal a[href$="${new URL(episode).pathname}"]`).waitFor();
  await expectReadable(desk, `signal reveal ${language}`);
  assert.equal(await phone.locator(".notice.signal").count(), 0, "the client does not see the line");

  await desk.goto(`${program.origin}/caseload?reason=signal`);
  await desk.locator(`main a[href="${new URL(episode).pathname}"]`).first().waitFor();
  await desk.goto(episode);
  const card = desk.locator("section.talk").filter({ has: desk.locator(`form[action="${new URL(low).pathname}/signals"]`) });
  await card.locator(".since").getByText(/hardlopen|rondje/).first().waitFor();
  await expectReadable(desk, `signal card ${language}`);

  // It is written down as a rupture, with what they did about it.
  await card.locator('a[href*="/ruptures?from=signal"]').first().click();
  await desk.locator('form input[type="checkbox"]').first().check();
  await desk.fill('textarea[name="talked"]', "Het was te veel ineens");
  await send(desk, "/ruptures");
  await desk.waitForURL(RUPTURE);
  const rupture = desk.url();
  await expectReadable(desk, `signal rupture ${language}`);
  await desk.goto(episode);
  assert.equal(await card.count(), 0, "what was written down asks no more");

  // The task is made smaller, and three sessions later tasks are where they were.
  await phone.goto(task);
  await phone.fill('textarea[name="client_words"]', "Om de dag een rondje lopen");
  await sendAndWait(phone, "/words");
  for (const tasks of [2, 4, 5]) await session(desk, client, episode, { tasks });
  await desk.goto(rupture);
  await desk.locator(".tag.settled").first().waitFor();
  await expectReadable(desk, `signal repaired ${language}`);
  await desk.goto(episode);
  await desk.locator(".rupture-list .tag.settled").first().waitFor();
  await expectReadable(desk, `signal case ${language}`);
});
