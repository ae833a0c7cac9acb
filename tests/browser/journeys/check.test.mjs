// Answering, whatever happens: a tab closes, a thumb taps twice, the connection goes, script does not load, no mouse.

import assert from "node:assert/strict";
import { expectAxeClean, expectEverythingFits } from "../harness/axe.mjs";
import {
  answer, chosen, expectReveal, expectSealed, fillIn, form, positions, question, questions, send, sendButton, sessionWithCheck,
  speak,
} from "../harness/clinic.mjs";
import { bothLanguages, journey, look, withProgram } from "../harness/journey.mjs";

withProgram();

/** Waits until what is being answered is kept, and does `act` meanwhile. */
async function untilKept(page, act) {
  const kept = page.waitForResponse((response) => response.url().endsWith("/draft") && response.ok());
  await act();
  await kept;
}

/** What a thumb does that is not sure. */
function tapTwice(button) {
  button.click();
  button.click();
}

const pick = (page, name, card) => question(page, name).locator("label.card-choice").nth(card).click();

journey("a check that was left halfway goes on where it was, after a reload and after closing the tab", async (tools) => {
  const { client, phone, check } = await sessionWithCheck(tools);
  const [first, second] = await questions(phone);
  await untilKept(phone, () => pick(phone, first, 5));
  await phone.reload();
  assert.deepEqual(await chosen(phone), { [first]: "5" });
  await phone.locator("[data-step=next]").click();
  await untilKept(phone, () => pick(phone, second, 2));
  await phone.close();

  const again = await client.context.newPage();
  await again.goto(check);
  assert.deepEqual(await chosen(again), { [first]: "5", [second]: "2" });
  assert.ok(await question(again, second).isVisible(), "one goes on at the last answer");
  await fillIn(again, () => 4);
  await expectSealed(again);
});

journey("sent twice is sent once, from one tab or from two", async (tools) => {
  const { client, phone, check, desk, session } = await sessionWithCheck(tools);
  const other = await client.context.newPage();
  await other.goto(check);
  await answer(phone, () => 5);
  await answer(other, () => 5);
  await Promise.all([sendButton(phone).evaluate(tapTwice), sendButton(other).evaluate(tapTwice)]);
  for (const page of [phone, other]) await page.locator(".notice.saved").waitFor();

  await desk.goto(`${session}/check`);
  await fillIn(desk, () => 5);
  await expectReveal(desk);
  assert.deepEqual((await positions(desk)).map(([, theirs]) => theirs), ["8,3", "8,3", "8,3"]);
});

journey("other answers for a check that was sent are refused, and the first stay", async (tools) => {
  const { client, phone, check, desk, session } = await sessionWithCheck(tools);
  const other = await client.context.newPage();
  await other.goto(check);
  await fillIn(phone, () => 6);
  await answer(other, () => 1);
  const refused = other.waitForResponse((response) => response.status() === 409 && response.url() === check);
  await sendButton(other).click();
  await refused;
  await other.locator("form.check").waitFor({ state: "detached" });
  await expectAxeClean(other);
  await look(other, "sent before");

  await desk.goto(`${session}/check`);
  await fillIn(desk, () => 6);
  assert.deepEqual((await positions(desk)).map(([, theirs]) => theirs), ["10,0", "10,0", "10,0"]);
});

journey("without a connection the page says that nothing is sent yet, and sends it once there is one", async (tools) => {
  const { client, phone, desk } = await sessionWithCheck(tools);
  const said = phone.locator(".check-said");
  const toldAs = (attribute) => phone.locator("form.check").getAttribute(attribute);
  await client.context.setOffline(true);
  await answer(phone, () => 3);
  await said.filter({ hasText: await toldAs("data-unkept") }).waitFor();
  await sendButton(phone).click();
  await said.filter({ hasText: await toldAs("data-unsent") }).waitFor();
  await expectAxeClean(phone);
  await look(phone, "not sent yet");
  await desk.reload();
  assert.equal(await desk.locator(".half-list .client .settled").count(), 0, "nothing has arrived");

  await client.context.setOffline(false);
  await phone.locator(".notice.saved").waitFor();
  await desk.locator(".half-list .client .settled").waitFor();
});

journey("a sentence left open is pointed out once, and may stay open", async (tools) => {
  const { phone, desk, session } = await sessionWithCheck(tools);
  const names = await questions(phone);
  for (const [index, name] of names.entries()) {
    if (index !== 2) await pick(phone, name, 5);
    if (index < names.length - 1) await phone.locator("[data-step=next]").click();
  }
  await sendButton(phone).click();
  await phone.locator(".check-said").filter({ hasText: await phone.locator("form.check").getAttribute("data-open") }).waitFor();
  await sendButton(phone).click();
  await phone.locator(".notice.saved").waitFor();
  await desk.goto(`${session}/check`);
  await fillIn(desk, () => 5);
  assert.equal((await positions(desk)).filter(([, theirs]) => theirs === "8,3").length, 2);
  await desk.locator(".withheld").waitFor();
  await look(desk, "withheld");
});

bothLanguages("without script the whole way leads to the same place", async (tools) => {
  const off = { script: "off" };
  const { desk, session, phone } = await sessionWithCheck(tools, { client: off, desk: off });
  assert.equal(await phone.locator("form.check fieldset:visible").count(), (await questions(phone)).length);
  await expectEverythingFits(phone);
  await look(phone, `check without script ${tools.language}`);
  await phone.locator("[data-step=later]").click();
  await phone.locator("form.check").waitFor();
  await fillIn(phone, () => 5);
  await expectSealed(phone);

  await desk.goto(`${session}/check`);
  await fillIn(desk, () => 4);
  await expectReveal(desk);
  await phone.reload();
  await expectReveal(phone);
  assert.deepEqual(await positions(phone), await positions(desk));
  await send(desk, "/discussed");
  await desk.locator(".notice.saved").waitFor();
  assert.equal(await phone.getAttribute("html", "lang"), tools.language);
});

journey("the keyboard alone is enough for the whole check", async (tools) => {
  const { phone: page } = await sessionWithCheck(tools, { client: { device: "desktop" } });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("name") ?? document.activeElement?.dataset.step ?? "");
  const names = await questions(page);
  // The first question is reached by the tab key; from then on the keyboard is where the answer is.
  for (let steps = 0; (await focused()) !== names[0]; steps += 1) {
    assert.ok(steps < 12, "the first answer is within reach");
    await page.keyboard.press("Tab");
  }
  for (const name of names) {
    assert.equal(await focused(), name);
    await page.keyboard.press("Space");
    for (let down = 0; down < 4; down += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
  }
  assert.equal(await focused(), "send");
  assert.deepEqual(Object.values(await chosen(page)), names.map(() => "4"));
  await page.keyboard.press("Enter");
  await page.locator(".notice.saved").waitFor();
});

journey("twice as large, nothing of the check is out of reach or cut off", async (tools) => {
  // What a browser does at 200 %: half as many dots a side, each twice as large.
  const { phone, client, check } = await sessionWithCheck(tools, { client: { device: "desktop" } });
  await phone.setViewportSize({ width: 640, height: 450 });
  await phone.reload();
  await expectEverythingFits(phone);
  await look(phone, "check twice as large");
  const narrow = await client.context.newPage();
  await narrow.setViewportSize({ width: 320, height: 640 });
  await narrow.goto(check);
  await expectEverythingFits(narrow);
  // Only the letters twice as large, on a phone.
  await narrow.setViewportSize({ width: 390, height: 844 });
  await narrow.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await expectEverythingFits(narrow);
  await look(narrow, "check large letters");
  await fillIn(phone, () => 4);
  await phone.locator(".notice.saved").waitFor();
  await expectEverythingFits(phone);
});

journey("the language changes halfway, and the answers stay", async (tools) => {
  const { phone, desk } = await sessionWithCheck(tools);
  const [first] = await questions(phone);
  await pick(phone, first, 6);
  await speak(phone, "en");
  assert.deepEqual(await chosen(phone), { [first]: "6" });
  await fillIn(phone, () => 6);
  assert.equal(await phone.getAttribute("html", "lang"), "en");
  assert.equal(await desk.getAttribute("html", "lang"), "nl", "the other reader keeps the other language");
  assert.ok(await form(phone, "/language").count());
});
