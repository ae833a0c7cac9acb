// The heart: a client with a phone and a therapist at a desk answer apart, and see it open together.

import assert from "node:assert/strict";
import { expectAxeClean, expectNoSidewaysScroll } from "../harness/axe.mjs";
import { clientLink, expectReveal, expectSealed, fillIn, send, signIn, startCheck, startSession } from "../harness/clinic.mjs";
import { bothLanguages, journey, look, withProgram } from "../harness/journey.mjs";

withProgram();

bothLanguages("the check opens on both devices at once, and is discussed", async (tools) => {
  const { program, pickUp, language } = tools;
  const { page: desk } = await signIn(tools, "therapist", { language });
  const session = await startSession(desk, program.origin);
  const link = await clientLink(desk);

  const { page: phone } = await pickUp({ device: "phone", language });
  await startCheck(phone, link);
  await expectNoSidewaysScroll(phone);
  await expectAxeClean(phone);
  await look(phone, `check ${language}`);
  await fillIn(phone, (_, index) => (index < 4 ? 5 : 2));
  await expectSealed(phone);
  await look(phone, `sealed ${language}`);

  await desk.goto(`${program.origin}${session}`);
  await expectSealed(desk);
  await desk.goto(`${program.origin}${session}/check`);
  await fillIn(desk, () => 4);

  await expectReveal(desk);
  await expectReveal(phone);
  await Promise.all([expectAxeClean(desk), expectAxeClean(phone)]);
  await expectNoSidewaysScroll(phone);
  await look(desk, `reveal ${language}`);
  await look(phone, `reveal phone ${language}`);

  await send(desk, "/discussed");
  await desk.goto(`${program.origin}${session}/reveal`);
  await expectReveal(desk);
});

journey("the other way round: the therapist first, and the client opens it", async (tools) => {
  const { program, pickUp } = tools;
  const { page: desk } = await signIn(tools, "therapist");
  const session = await startSession(desk, program.origin);
  const link = await clientLink(desk);
  await desk.goto(`${program.origin}${session}/check`);
  await fillIn(desk, () => 3);
  await expectSealed(desk);

  const { page: phone } = await pickUp({ device: "phone" });
  await startCheck(phone, link);
  await expectSealed(phone);
  await fillIn(phone, () => 6);
  await expectReveal(phone);
  await expectReveal(desk);
});

journey("opening a link uses nothing up; a new link stops the old one", async (tools) => {
  const { program, pickUp } = tools;
  const { page: desk } = await signIn(tools, "therapist");
  await startSession(desk, program.origin);
  const first = await clientLink(desk);

  const { page: scanner } = await pickUp();
  for (let times = 0; times < 3; times += 1) await scanner.goto(first);
  const { page: phone } = await pickUp({ device: "phone" });
  await startCheck(phone, first);

  const second = await clientLink(desk);
  assert.notEqual(second, first);
  const { page: late } = await pickUp({ device: "phone" });
  const answered = await late.goto(first);
  assert.equal(answered.status(), 410);
});
