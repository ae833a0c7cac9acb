// The therapist's own ways: the device is lent, nothing is measured today, another's client is nobody's business.

import assert from "node:assert/strict";
import { expectAxeClean, expectEverythingFits } from "../harness/axe.mjs";
import {
  chosen, clientLink, expectNothingTold, expectReveal, fillIn, form, openCase, send, sessionWithCheck, signIn, speak,
  startSession, therapistOf, visit,
} from "../harness/clinic.mjs";
import { bothLanguages, journey, look, withProgram } from "../harness/journey.mjs";

withProgram();

/** Fails if the page shows anything of the therapist's: no way to other pages, no code of a client. */
async function expectLocked(page) {
  assert.equal(await page.locator("nav").count(), 0, `${page.url()} leads to other pages`);
  assert.doesNotMatch(await page.content(), /2026-\d{3}/, `${page.url()} names a client`);
}

/** Presses the browser's own back button twice, and looks at what it brings. */
async function pressBack(page, look) {
  for (let times = 0; times < 2; times += 1) {
    await page.goBack();
    await look(page);
  }
}

journey("whoever lends the device without a PIN chooses one on the way", async (tools) => {
  const { page } = await signIn(tools, await therapistOf(tools), { device: "phone" });
  await startSession(page, tools.program.origin);
  await send(page, "/kiosk");
  await expectAxeClean(page);
  await look(page, "kiosk pin");
  await page.fill("input[name=pin]", "12");
  await send(page, "/kiosk");
  await page.locator("#pin-error").waitFor();
  await expectAxeClean(page);
  await page.fill("input[name=pin]", "482915");
  await send(page, "/kiosk");
  await page.waitForURL(`${tools.program.origin}/kiosk`);
  await expectLocked(page);
});

bothLanguages("the lent device shows nothing but the check until the PIN is given", async (tools) => {
  const { program, language } = tools;
  const { page } = await signIn(tools, await therapistOf(tools), { device: "phone", language });
  await page.goto(`${program.origin}/account`);
  await page.fill("input[name=pin]", "482915");
  await send(page, "/account/pin");
  await page.locator(".notice.saved").waitFor();
  const session = await startSession(page, program.origin);
  await send(page, "/kiosk");
  await page.waitForURL(`${program.origin}/kiosk`);
  await speak(page, language);
  await expectAxeClean(page);
  await look(page, `kiosk ${language}`);
  await expectLocked(page);
  for (const place of ["/today", "/caseload", "/account", "/clients/new"]) {
    await page.goto(program.origin + place);
    assert.equal(page.url(), `${program.origin}/kiosk`, `${place} stays closed on a lent device`);
  }
  await page.goto(session);
  assert.equal(page.url(), `${program.origin}/kiosk`);
  await pressBack(page, expectLocked);

  await page.goto(`${program.origin}/kiosk`);
  await page.locator('a[href^="/check/"]').click();
  await fillIn(page, () => 5);
  await page.waitForURL(`${program.origin}/kiosk`);
  await expectAxeClean(page);
  await look(page, `kiosk thanks ${language}`);
  const thanked = async (page) => {
    await expectLocked(page);
    assert.deepEqual(await chosen(page), {}, "nothing of what was answered comes back");
  };
  await pressBack(page, thanked);

  await page.goto(`${program.origin}/kiosk`);
  await page.fill("input[name=pin]", "000000");
  await send(page, "/kiosk/unlock");
  await page.locator("#pin-error").waitFor();
  await expectAxeClean(page);
  await expectLocked(page);
  await page.fill("input[name=pin]", "482915");
  await send(page, "/kiosk/unlock");
  await page.waitForURL(session);
  assert.equal(await page.getAttribute("html", "lang"), language);
  assert.deepEqual(await chosen(page), {});
  await page.goto(`${session}/check`);
  await fillIn(page, () => 4);
  await expectReveal(page);
});

journey("no measuring today: nothing is asked, nothing counts as missing, and it can be taken back", async (tools) => {
  const { page: desk } = await signIn(tools, await therapistOf(tools));
  const session = await startSession(desk, tools.program.origin);
  const link = await clientLink(desk);
  await send(desk, "/no-measuring");
  await desk.locator('form[action$="/no-measuring"] input[value="asked"]').waitFor({ state: "attached" });
  assert.equal(await desk.locator("svg.qr").count(), 0, "no code is shown");
  await expectAxeClean(desk);
  await look(desk, "no measuring");
  const { page: phone } = await tools.pickUp({ device: "phone" });
  assert.equal(await visit(phone, link), 410);
  await look(phone, "nothing to answer");
  assert.equal(await visit(desk, `${session}/check`), 409);
  await desk.goto(session);
  const code = await desk.locator("nav.breadcrumb a").first().textContent();
  const { page: planner } = await signIn(tools, "coordinator");
  await planner.goto(`${tools.program.origin}/roster?show=missing`);
  assert.equal(await planner.getByText(code, { exact: true }).count(), 0, `${code} is not missing`);

  await send(desk, "/no-measuring");
  await desk.locator("svg.qr").waitFor();
  assert.equal(await visit(phone, link), 200);
});

journey("a therapist meets only clients of their own; another's pages look as if they were not there", async (tools) => {
  const own = await sessionWithCheck(tools);
  const episode = await openCase(own.desk);
  const { page: colleague } = await signIn(tools, await therapistOf(tools));
  const pages = [
    episode, `${episode}/settings`, `${episode}/sessions`, own.session, `${own.session}/check`, `${own.session}/paper`,
    `${own.session}/paper/print`, `${own.session}/reveal`, `${own.session}/events`,
  ];
  for (const address of pages) assert.equal(await expectNothingTold(colleague, address), 404, address);
  await colleague.goto(own.session);
  const absent = await colleague.locator("main").innerText();
  await colleague.goto(`${tools.program.origin}/sessions/01a200ab-2d37-741f-a123-b34eab52dc78`);
  assert.equal(await colleague.locator("main").innerText(), absent, "refused and absent look the same");
  const code = (await own.desk.locator("h1").first().innerText()).match(/\d{4}-\d{3}/)[0];
  await colleague.goto(`${tools.program.origin}/caseload?q=${code}`);
  assert.equal(await colleague.locator('main a[href^="/episodes/"]').count(), 0);

  for (const role of ["coordinator", "administrator", "researcher"]) {
    const { page } = await signIn(tools, role);
    for (const address of [episode, own.session, `${own.session}/reveal`]) {
      assert.equal(await expectNothingTold(page, address), 404, `${role} ${address}`);
    }
  }
  const { page: stranger } = await tools.pickUp();
  for (const address of pages) assert.equal(await expectNothingTold(stranger, address), 303, address);
});

journey("twice as large, a case with its course fits and reads the same", async (tools) => {
  const { page } = await signIn(tools, "therapist");
  await page.goto(`${tools.program.origin}/caseload`);
  await page.locator('main a[href^="/episodes/"]').first().click();
  await page.locator("h1").waitFor();
  await look(page, "case");
  await page.setViewportSize({ width: 640, height: 450 });
  await expectEverythingFits(page);
  await look(page, "case twice as large");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await expectEverythingFits(page);
  await look(page, "case large letters");
});
