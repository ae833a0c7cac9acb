// The heart: a client with a phone and a therapist at a desk answer apart, and see it open together.

import assert from "node:assert/strict";
import { expectAxeClean, expectEverythingFits } from "../harness/axe.mjs";
import { scan } from "../harness/camera.mjs";
import {
  chosen, clientLink, expectNothingTold, expectReveal, expectSealed, expectStillOpen, fillIn, markAsOpen, openCase,
  openLink, positions, send, sessionWithCheck, signIn, speak, startCheck, startSession, therapistOf, visit,
} from "../harness/clinic.mjs";
import { bothLanguages, journey, look, withProgram } from "../harness/journey.mjs";

withProgram();

const WORDS = {
  nl: { parts: ["Band", "Doelen", "Taken"], client: "8,3", therapist: "5,0" },
  en: { parts: ["Bond", "Goals", "Tasks"], client: "8.3", therapist: "5.0" },
};

bothLanguages("a whole session, from today to discussed, opens on both devices at once", async (tools) => {
  const { program, pickUp, language } = tools;
  const words = WORDS[language];
  const { page: desk } = await signIn(tools, await therapistOf(tools), { language });
  const session = await startSession(desk, program.origin);
  await look(desk, `session ${language}`);

  // The client scans the code on the therapist's screen.
  const phone = await pickUp({ device: "phone", language });
  const code = await scan(desk, phone.page);
  assert.ok(code?.startsWith(`${program.origin}/c/`), `the code leads to ${code}`);
  await openLink(phone, code);
  await expectAxeClean(phone.page);
  await look(phone.page, `landing ${language}`);
  await send(phone.page, "/c/");
  await phone.page.locator("form.check").waitFor();
  await expectAxeClean(phone.page);
  await expectEverythingFits(phone.page);
  await look(phone.page, `check ${language}`);
  await desk.locator(".half-list .client .tag").waitFor();
  await markAsOpen(desk);
  await fillIn(phone.page, () => 5);
  await expectSealed(phone.page);
  await look(phone.page, `sent ${language}`);

  // The therapist hears that it is in, not what is in it.
  await desk.locator(".half-list .client .tag.settled").waitFor();
  await expectStillOpen(desk);
  await expectSealed(desk);
  for (const guess of ["/reveal", "/check", "/paper", "/paper/print"]) await expectNothingTold(desk, session + guess);

  // Both waiting pages stand open while the last answer comes in.
  const { page: beside } = await signIn(tools, await therapistOf(tools), { language });
  await beside.context().addCookies(await desk.context().cookies());
  await beside.goto(`${session}/reveal`);
  await Promise.all([markAsOpen(beside), markAsOpen(phone.page)]);
  await desk.goto(`${session}/check`);
  assert.deepEqual(await chosen(desk), {}, "the therapist starts with nothing chosen");
  await fillIn(desk, () => 3);

  await Promise.all([desk, beside, phone.page].map(expectReveal));
  await Promise.all([beside, phone.page].map(expectStillOpen));
  const opened = words.parts.map((part) => [part, words.client, words.therapist]);
  for (const page of [desk, beside, phone.page]) assert.deepEqual(await positions(page), opened);
  await Promise.all([expectAxeClean(desk), expectAxeClean(phone.page)]);
  await expectEverythingFits(phone.page);
  await look(desk, `reveal ${language}`);
  await look(phone.page, `reveal phone ${language}`);

  await send(desk, "/discussed");
  await desk.locator(".notice.saved").waitFor();
  await expectReveal(desk);
  await openCase(desk);
  await look(desk, `case ${language}`);
});

journey("the other way round: the therapist first, and the client opens it", async (tools) => {
  const { desk, session, phone, check } = await sessionWithCheck(tools);
  await desk.goto(`${session}/check`);
  await fillIn(desk, () => 0);
  await expectSealed(desk);
  await markAsOpen(desk);
  await expectNothingTold(phone, check);
  for (const guess of [session, `${session}/reveal`, `${session}/check`]) {
    assert.equal(await expectNothingTold(phone, guess), 303, `${guess} asks the client to sign in`);
  }
  await fillIn(phone, () => 6);
  await Promise.all([expectReveal(phone), expectReveal(desk)]);
  await expectStillOpen(desk);
  assert.deepEqual(await positions(desk), [["Band", "10,0", "0,0"], ["Doelen", "10,0", "0,0"], ["Taken", "10,0", "0,0"]]);
});

journey("the therapist who guesses the client's addresses, or opens the client's link, gets none of the answers", async (tools) => {
  const { desk, link, phone, check } = await sessionWithCheck(tools);
  for (const guess of [check, `${check}/draft`, `${check}/events`]) {
    assert.ok([404, 405].includes(await expectNothingTold(desk, guess)), `${guess} is nothing to the therapist`);
  }
  // A therapist may open the link they made; what the client answered on the phone is not there.
  await fillIn(phone, () => 5);
  assert.equal(await visit(desk, link), 410);
  await expectSealed(desk);
  assert.equal(await expectNothingTold(desk, check), 404);

  const another = await sessionWithCheck(tools);
  const curious = { page: another.desk, language: "nl" };
  await startCheck(curious, another.link);
  assert.deepEqual(await chosen(another.desk), {});
  await fillIn(another.phone, () => 5);
  assert.equal(await visit(another.desk, another.check), 410);
  await expectSealed(another.desk);
});

journey("opening a link uses nothing up; a new link stops the old one, and withdrawing stops them all", async (tools) => {
  const { program, pickUp } = tools;
  const { page: desk } = await signIn(tools, await therapistOf(tools));
  await startSession(desk, program.origin);
  const first = await clientLink(desk);
  const { page: scanner } = await pickUp();
  for (let times = 0; times < 3; times += 1) assert.equal(await visit(scanner, first), 200);

  const second = await clientLink(desk);
  assert.notEqual(second, first);
  assert.equal(await visit(scanner, first), 410);
  await look(scanner, "link withdrawn");
  await expectAxeClean(scanner);
  assert.equal(await visit(scanner, second), 200);

  await send(desk, "/link/withdraw");
  await desk.locator('input[value*="/c/"]').waitFor({ state: "detached" });
  assert.equal(await visit(scanner, second), 410);
  assert.equal(await visit(scanner, `${program.origin}/c/${"0".repeat(64)}`), 404);
  await expectAxeClean(scanner);
});

journey("a link that was used says so, and on the same device leads back to the check", async (tools) => {
  const { link, phone, check, client } = await sessionWithCheck(tools);
  await phone.goto(link);
  assert.equal(phone.url(), check, "a device that has started goes on");
  await fillIn(phone, () => 4);
  await phone.goto(link);
  assert.equal(phone.url(), check, "a device that has sent comes back to thanks");
  await expectSealed(phone);
  const { page: other } = await tools.pickUp({ device: "phone", language: client.language });
  assert.equal(await visit(other, link), 410);
  await expectSealed(other);
  await look(other, "link used");
});

journey("days later: a link has expired, and a half whose other half stays out opens alone", async (tools) => {
  const { program } = tools;
  const answered = await sessionWithCheck(tools);
  await fillIn(answered.phone, () => 2);
  const unanswered = await sessionWithCheck(tools);
  const unopened = await startSessionWithLink(tools);
  for (const page of [answered.desk, answered.phone, unanswered.desk, unanswered.phone, unopened.desk]) await page.goto("about:blank");

  await program.startLater(10);
  const { page: late } = await tools.pickUp({ device: "phone" });
  assert.equal(await visit(late, unopened.link), 410);
  await look(late, "link expired");
  assert.equal(await visit(unanswered.phone, unanswered.check), 410, "a check begun ten days ago is closed");
  await expectAxeClean(unanswered.phone);

  const { page: desk } = await signIn(tools, answered.therapist);
  await desk.goto(`${answered.session}/reveal`);
  await expectReveal(desk);
  await look(desk, "opened alone");
  await expectAxeClean(desk);
  assert.deepEqual(
    (await positions(desk)).map(([, client]) => client),
    ["3,3", "3,3", "3,3"],
  );
});

async function startSessionWithLink(tools) {
  const { page: desk } = await signIn(tools, await therapistOf(tools));
  await startSession(desk, tools.program.origin);
  const link = await clientLink(desk);
  await speak(desk, "nl");
  return { desk, link };
}
