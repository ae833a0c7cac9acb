// What happens to people: a tab closes, a thumb taps twice, script does not load, the therapist's device is lent.

import assert from "node:assert/strict";
import {
  answer, clientLink, expectReveal, expectSealed, fillIn, form, questions, send, signIn, startCheck, startSession,
} from "../harness/clinic.mjs";
import { journey, withProgram } from "../harness/journey.mjs";

withProgram();

async function newCheck(tools, options = {}) {
  const { page: desk } = await signIn(tools, "therapist");
  const session = await startSession(desk, tools.program.origin);
  const link = await clientLink(desk);
  const client = await tools.pickUp({ device: "phone", ...options });
  const check = await startCheck(client.page, link);
  return { desk, session, client, check, link };
}

const chosen = (page) =>
  page.locator("input[type=radio]:checked").evaluateAll((inputs) => inputs.map((input) => [input.name, input.value]));

journey("a check that was closed halfway goes on where it was", async (tools) => {
  const { client, check } = await newCheck(tools);
  const kept = client.page.waitForResponse((response) => response.url().endsWith("/draft") && response.ok());
  const names = await questions(client.page);
  await client.page.locator(`input[name="${names[0]}"]`).nth(5).locator("xpath=ancestor::label").click();
  await kept;
  await client.page.close();

  const again = await client.context.newPage();
  await again.goto(check);
  assert.deepEqual((await chosen(again))[0], [names[0], "5"]);
  await fillIn(again, () => 4);
  await expectSealed(again);
});

journey("sent twice is sent once, from one tab or from two", async (tools) => {
  const { client, check, desk, session } = await newCheck(tools);
  const other = await client.context.newPage();
  await other.goto(check);
  await answer(client.page, () => 5);
  await answer(other, () => 5);
  const button = client.page.locator("main form button:not([type=button]):visible").last();
  await Promise.all([button.dblclick(), other.locator("main form button:not([type=button]):visible").last().click()]);
  for (const page of [client.page, other]) await page.locator("main form input[type=radio]").first().waitFor({ state: "detached" });

  await desk.goto(`${tools.program.origin}${session}/check`);
  await fillIn(desk, () => 5);
  await expectReveal(desk);
});

journey("other answers for a sent check are refused, and the first stay", async (tools) => {
  const { client, check } = await newCheck(tools);
  const other = await client.context.newPage();
  await other.goto(check);
  await fillIn(client.page, () => 5);
  await expectSealed(client.page);
  await answer(other, () => 1);
  const refused = other.waitForResponse((response) => response.request().method() === "POST" && response.url() === check);
  await other.locator("main form button:not([type=button]):visible").last().click();
  assert.ok([409, 422].includes((await refused).status()));
});

journey("without script everything arrives at the same place", async (tools) => {
  const { client, desk, session } = await newCheck(tools, { script: "off" });
  await fillIn(client.page, () => 5);
  await expectSealed(client.page);
  await desk.goto(`${tools.program.origin}${session}/check`);
  await fillIn(desk, () => 4);
  await expectReveal(desk);
  await client.page.reload();
  await expectReveal(client.page);
});

journey("the lent device shows nothing but the check until the PIN", async (tools) => {
  const { page: desk } = await signIn(tools, "therapist", { device: "phone" });
  await desk.goto(`${tools.program.origin}/account`);
  await desk.fill("input[name=pin]", "482915");
  await send(desk, "/account/pin");
  await startSession(desk, tools.program.origin);
  await send(desk, "/kiosk");
  await desk.locator('main a[href^="/check/"]').click();
  await desk.locator("input[type=radio]").first().waitFor({ state: "attached" });
  await desk.goto(`${tools.program.origin}/caseload`);
  assert.ok(!new URL(desk.url()).pathname.startsWith("/caseload"), "the caseload stays closed on a lent device");
  await desk.goBack();
  await fillIn(desk, () => 5);
  await form(desk, "/kiosk/unlock").waitFor();
  await desk.fill("input[name=pin]", "000000");
  await send(desk, "/kiosk/unlock");
  assert.ok(await form(desk, "/kiosk/unlock").count(), "a wrong PIN unlocks nothing");
  await desk.fill("input[name=pin]", "482915");
  await send(desk, "/kiosk/unlock");
  await desk.goto(`${tools.program.origin}/caseload`);
  assert.equal(new URL(desk.url()).pathname, "/caseload");
});
