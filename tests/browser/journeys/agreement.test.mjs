// Goals and tasks: a client with a phone and no account, a therapist at a desk, each in their own words.

import assert from "node:assert/strict";
import { expectAxeClean, expectEverythingFits } from "../harness/axe.mjs";
import { form, openCase, openLink, send, signIn, startSession, therapistOf, visit } from "../harness/clinic.mjs";
import { bothLanguages, journey, look, withProgram } from "../harness/journey.mjs";

withProgram();

const POINT = /\/points\/[0-9a-f-]{36}$/;

/** The page of goals and tasks of a client of this therapist, at the desk. */
async function agreementAtDesk(tools, { language }) {
  const { page: desk } = await signIn(tools, await therapistOf(tools), { language });
  await startSession(desk, tools.program.origin);
  const episode = await openCase(desk);
  await desk.locator('a[href$="/agreement"]').click();
  await desk.waitForURL(/\/agreement$/);
  return { desk, episode };
}

/** A new link to the client's own page, as it stands on the therapist's screen. */
async function ownLink(desk) {
  await send(desk, "/link");
  const field = desk.locator('input[value*="/mine/"]').first();
  await field.waitFor();
  return field.inputValue();
}

/** Proposes a goal or a task; gives the address of its page. */
async function propose(page, kind, words) {
  await page.locator(`a[href$="/new/${kind}"]`).click();
  for (const [name, text] of Object.entries(words)) await page.fill(`textarea[name="${name}"]`, text);
  // The newest goal stands last.
  const goals = page.locator('input[name="goal"]');
  if (kind === "task") await goals.last().check();
  await send(page, `/new/${kind}`);
  await page.waitForURL(POINT);
  return page.url();
}

/** Rates the goal or task that is open on the page. */
async function rate(page, points) {
  for (const [question, value] of Object.entries(points)) await page.selectOption(`select[name="${question}"]`, value);
  await sendAndWait(page, "/ratings");
}

/** Sends a form that leads back to the page it stands on. */
async function sendAndWait(page, action) {
  await Promise.all([page.waitForResponse((answer) => answer.request().method() === "GET" && POINT.test(answer.url())), send(page, action)]);
  await page.waitForLoadState();
}

/** Examines a page for those who cannot see, hold or read well. */
async function expectReadable(page, name) {
  await expectAxeClean(page);
  await expectEverythingFits(page);
  await look(page, name);
}

bothLanguages("a client proposes, a therapist answers in own words, both rate and both say yes", async (tools) => {
  const { language } = tools;
  const { desk, episode } = await agreementAtDesk(tools, { language });
  const link = await ownLink(desk);
  await expectReadable(desk, `agreement desk link ${language}`);
  const client = await tools.pickUp({ device: "phone", language });
  const phone = client.page;
  await openLink(client, link);
  await expectReadable(phone, `agreement phone empty ${language}`);

  await phone.locator('a[href$="/new/goal"]').click();
  await expectReadable(phone, `agreement phone propose ${language}`);
  await phone.goBack();
  const goal = await propose(phone, "goal", { client_words: "Weer alleen naar de markt durven" });
  const id = goal.match(POINT)[0];
  await expectReadable(phone, `agreement phone goal ${language}`);

  // The therapist answers in own words, beside the client's.
  await desk.goto(`${episode}/agreement${id}`);
  await desk.fill('textarea[name="therapist_words"]', "Minder vermijden, te beginnen met de markt");
  assert.equal(await desk.locator('textarea[name="client_words"]').count(), 0, "the client's words are the client's");
  await sendAndWait(desk, "/words");
  await rate(desk, { importance: "5", agreement: "8" });
  await sendAndWait(desk, "/talk");
  await sendAndWait(desk, "/confirm");
  await expectReadable(desk, `agreement desk goal ${language}`);

  await phone.goto(goal);
  await rate(phone, { importance: "9", agreement: "4", progress: "1" });
  await sendAndWait(phone, "/confirm");
  await phone.locator(".tag.settled").first().waitFor();
  await phone.goto(link);
  await propose(phone, "task", { client_words: "Elke week een keer samen gaan" });
  await phone.goto(link);
  await expectReadable(phone, `agreement phone both ${language}`);
  await phone.locator(".map-table tbody a").last().click();
  await phone.waitForURL(POINT);

  // A change asks both again, and stands word by word beside what it was.
  await phone.goto(goal);
  await phone.fill('textarea[name="client_words"]', "Weer alleen naar de drukke markt durven");
  await sendAndWait(phone, "/words");
  assert.equal(await phone.locator(".standing .tag.settled").count(), 0);
  await form(phone, "/confirm").waitFor();
  await visit(phone, `${goal}/versions`);
  assert.match(await phone.locator("ins").first().innerText(), /drukke/);
  await expectReadable(phone, `agreement phone compare ${language}`);

  await desk.goto(`${episode}/agreement`);
  await expectReadable(desk, `agreement desk both ${language}`);
  await desk.goto(episode);
  await desk.locator("section.agreement li").first().waitFor();
  await expectReadable(desk, `agreement case ${language}`);
});

journey("two devices at once lose nothing, and a link that was replaced says so", async (tools) => {
  const { desk } = await agreementAtDesk(tools, { language: "nl" });
  const link = await ownLink(desk);
  const one = await tools.pickUp({ device: "phone" });
  const two = await tools.pickUp({ device: "phone" });
  await openLink(one, link);
  const goal = await propose(one.page, "goal", { client_words: "eerst" });
  await two.page.goto(goal);
  await one.page.fill('textarea[name="client_words"]', "van de telefoon");
  await sendAndWait(one.page, "/words");
  await two.page.fill('textarea[name="client_words"]', "van de tablet");
  await send(two.page, "/words");
  await two.page.locator(".notice.alert").waitFor();
  assert.match(await two.page.locator("main").innerText(), /van de telefoon/);
  assert.equal((await two.page.inputValue('textarea[name="client_words"]')).trim(), "van de tablet");
  await expectReadable(two.page, "agreement clash");
  await send(two.page, "/words");
  await two.page.waitForURL(POINT);

  // The same without script: a proposal, and the yes of the client alone.
  const plain = await tools.pickUp({ device: "phone", script: "off" });
  await plain.page.goto(link);
  await propose(plain.page, "goal", { client_words: "zonder script" });
  await sendAndWait(plain.page, "/confirm");
  assert.equal(await form(plain.page, "/confirm").count(), 0);

  const newer = await ownLink(desk);
  assert.equal(await visit(one.page, link), 410);
  await expectReadable(one.page, "agreement link replaced");
  assert.equal(await visit(one.page, newer), 200);
});
