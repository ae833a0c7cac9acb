// What people do, in the words of the house. Places are found by where a form goes and what a field is called, so that a
// sentence may be improved without touching a journey.

import assert from "node:assert/strict";

const SESSION = /\/sessions\/[0-9a-f-]{36}$/;
const CHECK = /\/check\/[0-9a-f-]{36}$/;
const EPISODE = /\/episodes\/[0-9a-f-]{36}$/;

const worked = new WeakMap();

/** A therapist of the demo in whose name no other journey of the file has worked yet, so that each has clients of its own. */
export async function therapistOf({ program }) {
  // Who gives the groups of the demo has other clients than the therapists.
  const names = (await program.members("therapist")).filter((name) => !name.startsWith("trainer"));
  const place = worked.get(program) ?? 0;
  worked.set(program, place + 1);
  return names[place % names.length];
}

/** Someone at a device, signed in: a login name, or a role for the first who has it. */
export async function signIn(tools, who, options = {}) {
  const device = await tools.pickUp({ device: "desktop", ...options });
  const name = /-\d+$/.test(who) ? who : (await tools.program.members(who))[0];
  await device.page.goto(await tools.program.memberLink(name));
  await send(device.page, "/welcome/");
  await speak(device.page, device.language);
  return device;
}

/** Presses the button of the form that goes to `action`, a path or its beginning. */
export async function send(page, action) {
  await form(page, action).locator("button:not([type=button])").first().click();
}

/** The form that goes to `action`: a whole path, the beginning of one (`/c/`) or the end of one (`/link`). */
export function form(page, action) {
  const how = action.endsWith("/") ? "^" : "$";
  return page.locator(`form[action${how}="${action}"]`).first();
}

/** Turns the page to the language of its reader, with the switch that stands on it. */
export async function speak(page, language) {
  await page.locator("html[lang]").waitFor({ state: "attached" });
  if ((await page.getAttribute("html", "lang")) === language) return;
  await form(page, "/language").locator(`button[value="${language}"]`).click();
  await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
  await page.waitForLoadState();
}

/** The device asks for a page by its address; gives the answer's status. */
export async function visit(page, address) {
  return (await page.goto(address)).status();
}

// One session.

/** Starts a session from today with the first client with whom one can start; gives the address of its page. */
export async function startSession(page, origin) {
  await page.goto(`${origin}/today`);
  await page.locator('form[action^="/episodes/"][action$="/sessions"] button').first().click();
  await page.waitForURL(SESSION);
  return page.url();
}

/** The client's file, by the way that leads to it from the session. */
export async function openCase(page) {
  await page.locator('nav.breadcrumb a[href^="/episodes/"]').click();
  await page.waitForURL(EPISODE);
  return page.url();
}

/** A new link for the client, as it stands on the therapist's screen. */
export async function clientLink(page) {
  await send(page, "/link");
  const field = page.locator('input[value*="/c/"]').first();
  await field.waitFor();
  return field.inputValue();
}

/** The client opens the link, in their own language. */
export async function openLink({ page, language }, link) {
  await page.goto(link);
  await speak(page, language);
}

/** The client opens the link and taps start; gives the address of the check. */
export async function startCheck(device, link) {
  await openLink(device, link);
  await send(device.page, "/c/");
  await device.page.waitForURL(CHECK);
  return device.page.url();
}

/**
 * A session that has begun: the therapist at a desk, the client with a phone and the check open on it.
 * `client` and `desk` describe the devices.
 */
export async function sessionWithCheck(tools, { client = {}, desk = {}, therapist } = {}) {
  const language = tools.language ?? "nl";
  const name = therapist ?? (await therapistOf(tools));
  const atDesk = await signIn(tools, name, { language, ...desk });
  const session = await startSession(atDesk.page, tools.program.origin);
  const link = await clientLink(atDesk.page);
  const phone = await tools.pickUp({ device: "phone", language, ...client });
  const check = await startCheck(phone, link);
  return { therapist: name, desk: atDesk.page, session, link, client: phone, phone: phone.page, check };
}

// The check.

/** The names of the questions on the page, in order. */
export function questions(page) {
  return page.locator("form.check input[type=radio]").evaluateAll((inputs) => [...new Set(inputs.map((input) => input.name))]);
}

/** The question with this name. */
export function question(page, name) {
  return page.locator("form.check fieldset").filter({ has: page.locator(`input[name="${name}"]`) });
}

/** The answers that are chosen on the page, by question. */
export async function chosen(page) {
  const inputs = page.locator("form.check input[type=radio]:checked");
  return Object.fromEntries(await inputs.evaluateAll((all) => all.map((input) => [input.name, input.value])));
}

/**
 * Answers question after question from the one that stands on the page, with the card that `choose(index, name)` names,
 * counted from 0. With or without steps.
 */
export async function answer(page, choose) {
  // A tab behind another is slow to draw, as it is for people, who answer in the one before them.
  await page.bringToFront();
  const names = await questions(page);
  const shown = await Promise.all(names.map((name) => question(page, name).isVisible()));
  for (const [index, name] of names.entries()) {
    if (index < shown.indexOf(true)) continue;
    await question(page, name).locator("label.card-choice").nth(choose(index, name)).click();
    const next = page.locator("form.check [data-step=next]:visible");
    if (await next.count()) await next.click();
  }
}

/** The button that sends the check. */
export function sendButton(page) {
  return page.locator("form.check [data-step=send]");
}

/** Answers and sends the check that is open on the page. */
export async function fillIn(page, choose) {
  await answer(page, choose);
  await sendButton(page).click();
  await page.locator("form.check").waitFor({ state: "detached" });
}

// What opens.

/** Waits until the reveal stands on the page: a position of each for bond, goal and task. */
export async function expectReveal(page) {
  await page.locator("[data-reveal]").waitFor();
}

/** The positions that opened, as they stand in the table: component, client, therapist. */
export async function positions(page) {
  const rows = page.locator("[data-part] details table tbody tr");
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll("th, td")].slice(0, 3).map((cell) => cell.textContent.trim())),
  );
}

/** Fails if the page, as the server sent it, holds any answer: no position, nothing chosen, no answer in words. */
export async function expectSealed(page) {
  assert.equal(await page.locator("[data-reveal]").count(), 0, `${page.url()} shows what is sealed`);
  await expectNothingTold(page, page.url());
}

/** Fails if the answer to a request of this device holds any answer of anybody; gives its status. */
export async function expectNothingTold(page, address) {
  const answered = await page.request.get(address, { maxRedirects: 0 });
  const source = await answered.text();
  for (const sign of ["data-reveal", "two-positions", " checked"]) {
    assert.ok(!source.includes(sign), `${address} (${answered.status()}) holds ${sign}`);
  }
  return answered.status();
}

/** Marks the page, so that it can be told later whether it was ever loaded again. */
export async function markAsOpen(page) {
  await page.evaluate(() => (globalThis.wasOpenAllAlong = true));
}

/** Fails if the page was loaded again since it was marked. */
export async function expectStillOpen(page) {
  assert.ok(await page.evaluate(() => globalThis.wasOpenAllAlong === true), `${page.url()} was loaded again`);
}

// A group.

const RUN = /\/runs\/[0-9a-f-]{36}$/;

/** A programme from the example; gives the address of its page. */
export async function makeProgramme(page, origin) {
  await page.goto(`${origin}/runs`);
  await page.locator('a[href="/programmes/new?example=mbct"]').click();
  await send(page, "/programmes/new");
  await page.waitForURL(/\/programmes\/[0-9a-f-]{36}$/);
  return page.url();
}

/** Plans a run of a programme from `date` on, with these participants; gives the address of its page. */
export async function planRun(page, programme, { title, date, time = "00:05", codes }) {
  await page.goto(`${programme}/runs`);
  for (const [name, value] of Object.entries({ title, date, time, place: "Zaal 2" })) await page.fill(`input[name="${name}"]`, value);
  await send(page, "/runs");
  await page.waitForURL(RUN);
  const run = page.url();
  await page.locator("details:has(textarea[name=codes]) > summary").click();
  await page.fill("textarea[name=codes]", codes.join("\n"));
  await send(page, "/participants");
  await page.locator(`#participants li:has-text("${codes.at(-1)}")`).first().waitFor();
  return run;
}

/** A new link to the own page for everybody, by code. */
export async function ownLinks(page, run, codes) {
  await page.goto(run);
  await page.locator('details:has(form[action$="/links"]) > summary').click();
  await send(page, "/links");
  await page.locator('input[value*="/mine/"]').first().waitFor();
  const links = await page.locator('input[value*="/mine/"]').evaluateAll((all) => all.map((input) => input.value));
  return Object.fromEntries(codes.map((code, index) => [code, links[index]]));
}

/** Records that a session of a run was held; `absent` names who did not come. */
export async function holdSession(page, run, number, absent = []) {
  await page.goto(`${run}/sessions/${number}`);
  for (const code of absent) {
    await page.locator("fieldset.presence").filter({ hasText: code }).locator('input[value="absent"]').check();
  }
  await send(page, `/sessions/${number}`);
  await page.locator(`a[href$="/sessions/${number}/ratings"]`).waitFor();
}

/** Rates everybody who was there by keyboard alone, from the first place on; gives how many keys it took. */
export async function rateByKeyboard(page, run, number, digit) {
  await page.goto(`${run}/sessions/${number}/ratings`);
  const places = await page.locator(".ratings-row input").count();
  for (let place = 0; place < places; place += 1) await page.keyboard.press(String(digit(place)));
  await page.keyboard.press("Enter");
  await page.waitForURL(run);
  return places + 1;
}
