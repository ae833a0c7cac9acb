// Somebody types script where a name belongs. It is shown as it was typed, and never runs. A device on which anything
// runs, or asks to, has trouble of its own and fails the journey.

import assert from "node:assert/strict";
import { fillIn, form, send, sessionWithCheck, signIn, therapistOf } from "../harness/clinic.mjs";
import { journey, withProgram } from "../harness/journey.mjs";

withProgram();

const IMAGE = "\"'><img src=x onerror=alert(1)>";
const SCRIPT = "</title></textarea><script>alert(1)</script>";
const ADDRESS = "javascript:alert(1)";
const SCRIPTS = [IMAGE, SCRIPT, ADDRESS];

/** Fails if what was typed became a part of the page. */
async function expectOnlyText(page) {
  const foreign = await page.evaluate(() => {
    const made = document.querySelectorAll("script:not([src]), img, svg[onload], [onerror], [href^='javascript:'], base, iframe");
    return [...made].map((element) => element.outerHTML);
  });
  assert.deepEqual(foreign, [], `${page.url()} holds what was typed as more than text`);
}

/** Types each of the texts into the fields of the form that goes to `action`, and sends it. */
async function typeEach(page, address, action, fields) {
  for (const text of SCRIPTS) {
    await page.goto(address);
    for (const field of fields) {
      const input = form(page, action).locator(`[name="${field}"]`);
      // What a page does not let through is sent all the same by those who mean harm.
      await input.evaluate((element) => (element.removeAttribute("maxlength"), element.removeAttribute("required")));
      await input.fill(text);
    }
    await Promise.all([page.waitForEvent("load"), send(page, action)]);
    await expectOnlyText(page);
  }
}

/** A field of a file, whatever stands in it. */
const inQuotes = (text) => `"${text.replaceAll('"', '""')}"`;

journey("script in the fields of signing in and searching stays text", async (tools) => {
  const { origin } = tools.program;
  const { page: stranger } = await tools.pickUp();
  await typeEach(stranger, `${origin}/login`, "/login", ["name", "password"]);
  assert.equal(await stranger.inputValue("input[name=name]"), ADDRESS, "it is given back as it was typed");
  const inAddress = encodeURIComponent(IMAGE + SCRIPT);
  for (const place of ["/c/", "/check/", "/welcome/", "/"]) {
    await stranger.goto(origin + place + inAddress);
    await expectOnlyText(stranger);
  }
  const { page: desk } = await signIn(tools, await therapistOf(tools));
  for (const place of ["/caseload?q=", "/caseload?reason=", "/today?q=", "/sessions/", "/episodes/"]) {
    await desk.goto(origin + place + inAddress);
    await expectOnlyText(desk);
  }
  await typeEach(desk, `${origin}/account`, "/account/pin", ["pin"]);
  await typeEach(desk, `${origin}/account`, "/account/password", ["current", "password"]);
  // Neither does the way back after a change of language lead anywhere else.
  await desk.goto(`${origin}/account`);
  await form(desk, "/language").locator("[name=back]").evaluate((field) => (field.value = "javascript:alert(1)"));
  await form(desk, "/language").locator("button[value=en]").click();
  await desk.waitForURL(`${origin}/today`);
});

journey("script as a client's code, name and contact stays text, wherever it is shown", async (tools) => {
  const { origin } = tools.program;
  const therapist = await therapistOf(tools);
  const { desk, session } = await sessionWithCheck(tools, { therapist });
  await typeEach(desk, `${origin}/clients/new`, "/clients/new", ["code"]);
  await desk.goto(session);
  const episode = origin + (await desk.locator("nav.breadcrumb a").first().getAttribute("href"));
  await desk.goto(`${episode}/settings`);
  const identity = desk.locator("form").filter({ has: desk.locator("input[name=part][value=identity]") });
  await identity.locator("[name=name]").fill(IMAGE);
  await identity.locator("[name=contact]").fill(SCRIPT);
  await identity.locator("button").click();
  await desk.waitForLoadState();
  assert.equal(await identity.locator("[name=contact]").inputValue(), SCRIPT);
  for (const address of [`${episode}/settings`, episode, session, `${session}/paper/print`, `${origin}/today`, `${origin}/caseload`]) {
    await desk.goto(address);
    await expectOnlyText(desk);
  }
  for (const text of SCRIPTS) {
    await desk.goto(`${episode}/sessions`);
    const date = desk.locator("[name=date]");
    await date.evaluate((field) => (field.type = "text"));
    await date.fill(text);
    await desk.fill("[name=time]", "10:00");
    await Promise.all([desk.waitForEvent("load"), send(desk, "/sessions")]);
    await expectOnlyText(desk);
  }
});

journey("script as the name of a member stays text, for everybody who meets them", async (tools) => {
  const { origin } = tools.program;
  const { page: office } = await signIn(tools, "administrator");
  await typeEach(office, `${origin}/members`, "/members", ["shown_name", "login_name"]);
  await office.goto(`${origin}/members`);
  await form(office, "/members").locator("[name=shown_name]").fill(IMAGE);
  await form(office, "/members").locator("[name=login_name]").fill("nieuw-99");
  await send(office, "/members");
  const link = await office.locator('input[value*="/welcome/"]').inputValue();
  await expectOnlyText(office);
  const { page: newcomer } = await tools.pickUp();
  await newcomer.goto(link);
  await expectOnlyText(newcomer);
  assert.ok((await newcomer.locator("h1").innerText()).includes(IMAGE), "the name is greeted as it is written");
  await send(newcomer, "/welcome/");
  await newcomer.waitForURL(`${origin}/today`);
  await expectOnlyText(newcomer);
  const { page: planner } = await signIn(tools, "coordinator");
  for (const place of [`/roster?q=${encodeURIComponent(IMAGE)}`, "/clients/new"]) {
    await planner.goto(origin + place);
    await expectOnlyText(planner);
  }
});

journey("script in every corner of an imported file stays text", async (tools) => {
  const { origin } = tools.program;
  const { page } = await signIn(tools, "coordinator");
  const rows = [
    `client;therapist;session;date;${inQuotes(SCRIPT)}`,
    "2019-991;therapeut-01;1;2019-03-04;24",
    [IMAGE, SCRIPT, "1", SCRIPT, IMAGE].map(inQuotes).join(";"),
  ];
  const upload = async (rows) => {
    await page.goto(`${origin}/import`);
    const buffer = Buffer.from(rows.join("\n"));
    await page.setInputFiles("input[type=file]", { name: `${IMAGE}.csv`, mimeType: "text/csv", buffer });
    await send(page, "/import");
    await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
    await expectOnlyText(page);
  };
  const map = async () => {
    for (const [place, column] of ["client", "therapist", "session", "date"].entries()) {
      await page.selectOption(`[name=${column}]`, String(place + 1));
    }
    for (const counted of ["moment", "unit"]) await page.selectOption(`[name=${counted}]`, "");
    await page.selectOption("[name=value_1_column]", { index: 5 });
    await page.selectOption("[name=value_1_target]", "new");
    await page.fill("[name=value_1_name]", IMAGE);
    await page.fill("[name=value_1_min]", "0");
    await page.fill("[name=value_1_max]", "63");
    await page.selectOption("[name=value_1_better]", "lower");
    await page.fill("[name=missing]", SCRIPT);
    await Promise.all([page.waitForEvent("load"), form(page, new URL(page.url()).pathname).locator("button").first().click()]);
    await expectOnlyText(page);
  };
  await upload(rows);
  await map();
  assert.ok((await page.locator("main").innerText()).includes(IMAGE), "what is wrong is shown as it stands in the file");
  await upload(rows.slice(0, 2));
  await map();
  await send(page, "/confirm");
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await expectOnlyText(page);
  await page.goto(`${origin}/imports`);
  await expectOnlyText(page);
  const { page: desk } = await signIn(tools, "therapeut-01");
  await desk.goto(`${origin}/caseload?q=2019-991`);
  await expectOnlyText(desk);
  await desk.locator('main a[href^="/episodes/"]').click();
  await desk.getByText(IMAGE).first().waitFor({ state: "attached" });
  await expectOnlyText(desk);
});

journey("script sent in place of an answer is refused, and what was answered stays", async (tools) => {
  const { phone } = await sessionWithCheck(tools);
  const names = await phone.locator("form.check input[type=radio]").evaluateAll((inputs) => inputs.map((input) => input.name));
  await phone.locator(`input[name="${names[0]}"]`).first().evaluate((input, text) => (input.value = text), IMAGE);
  await phone.locator("label.card-choice").first().click();
  await Promise.all([
    phone.waitForResponse((response) => response.request().method() === "POST" && response.status() === 422),
    phone.locator("label.card-choice:visible").first().click(),
  ]);
  await phone.reload();
  await expectOnlyText(phone);
  await fillIn(phone, () => 4);
  await phone.locator(".notice.saved").waitFor();
});
