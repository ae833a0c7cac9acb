// What people do, in the words of the house. Places are found by where a form goes and what a field is called, so that a
// sentence may be improved without touching a journey.

import assert from "node:assert/strict";

const ROLES = { therapist: /therap/i, coordinator: /co[oö]rdinator|planning/i, administrator: /admin|beheer/i, researcher: /research|onderzoek/i };

const SESSION = /\/sessions\/[0-9a-f-]{36}$/;
const signedIn = new WeakMap();

/** A member at a device, signed in with the link the program printed for the role; the link is used once a program. */
export async function signIn({ program, pickUp }, role, options = {}) {
  const device = await pickUp({ device: "desktop", ...options });
  const cookies = signedIn.get(program) ?? signedIn.set(program, new Map()).get(program);
  if (!cookies.has(role)) {
    const link = program.links.find(({ words, url }) => ROLES[role].test(words) && url.includes("/welcome/"));
    assert.ok(link, `the demo prints a sign-in link for a ${role}:\n${program.lines.join("\n")}`);
    await device.page.goto(link.url);
    await send(device.page, "/welcome/");
    cookies.set(role, await device.context.cookies());
  }
  await device.context.addCookies(cookies.get(role));
  await device.page.goto(`${program.origin}/account`);
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
  if ((await page.getAttribute("html", "lang")) === language) return;
  await form(page, "/language").locator(`button[value="${language}"]`).click();
  await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
}

/** Starts the next session of the first episode where nothing is going on; gives the path of the session. */
export async function startSession(page, origin) {
  await page.goto(`${origin}/caseload`);
  const links = await page.locator('a[href^="/episodes/"]').evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  for (const episode of new Set(links)) {
    await page.goto(origin + episode);
    // Another session, or the planned one; where one goes on already, the page leads to that.
    const next = page.locator('main form:is([action$="/sessions"], [action$="/hold"]) button').first();
    if (!(await next.count())) continue;
    await next.click();
    await page.waitForURL(SESSION);
    return new URL(page.url()).pathname;
  }
  assert.fail("every episode of the therapist has a session that goes on");
}

/** A new link for the client, as it stands on the therapist's screen. */
export async function clientLink(page) {
  await send(page, "/link");
  const field = page.locator('input[value*="/c/"]').first();
  await field.waitFor();
  return field.inputValue();
}

/** The client opens the link and taps start; gives the address of the check. */
export async function startCheck(page, link) {
  await page.goto(link);
  await send(page, "/c/");
  await page.waitForURL(/\/check\/[0-9a-f-]{36}$/);
  return page.url();
}

/** The names of the questions on the page, in order. */
export function questions(page) {
  return page.locator("input[type=radio]").evaluateAll((inputs) => [...new Set(inputs.map((input) => input.name))]);
}

/** Answers question after question with the answer that `choose(name, index)` names, counted from 0; with or without steps. */
export async function answer(page, choose) {
  for (const [index, name] of (await questions(page)).entries()) {
    const question = page.locator("fieldset").filter({ has: page.locator(`input[name="${name}"]`) });
    await question.waitFor();
    const cards = question.locator("label.card-choice");
    await cards.nth(choose(name, index)).click();
    const next = page.locator("button[type=button][data-step=next]:visible");
    if (await next.count()) await next.click();
  }
}

/** Answers and sends the check that is open on the page. */
export async function fillIn(page, choose) {
  await answer(page, choose);
  await page.locator("main form button:not([type=button]):visible").last().click();
}

/** Waits until the reveal stands on the page: a position of each for bond, goal and task. */
export async function expectReveal(page) {
  await page.locator("[data-reveal]").waitFor();
}

/** Fails if the page shows any position: sealed is sealed. */
export async function expectSealed(page) {
  assert.equal(await page.locator("[data-reveal]").count(), 0, `${page.url()} shows what is sealed`);
}
