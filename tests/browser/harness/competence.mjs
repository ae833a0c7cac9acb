// Raters and trainers: who asks, who rates, by where a form goes and what a field is called.

import { send } from "./clinic.mjs";

export const DOMAINS = ["organising", "relating", "embodying", "guiding", "conveying", "holding"];
const OBSERVATION = /\/observations\/[0-9a-f-]{36}$/;

/** What a member who is signed in on this page is called. */
export function shownName(page) {
  return page.locator(".sign-out .who").innerText();
}

/** Chooses raters in the form that is open, by name. */
export async function chooseRaters(page, names) {
  for (const [index, name] of names.entries()) {
    const option = page.locator(`select[name=rater${index + 1}] option`).filter({ hasText: name });
    await page.selectOption(`select[name=rater${index + 1}]`, await option.first().getAttribute("value"));
  }
}

/** Asks for a recording; gives the address of the observation. */
export async function askForRecording(page, origin, name, raters) {
  await page.goto(`${origin}/competence/ask`);
  await page.fill("input[name=name]", name);
  await chooseRaters(page, raters);
  await send(page, "/competence/ask");
  await page.waitForURL(OBSERVATION);
  return page.url();
}

/** Chooses a level for each domain of the form that is open: a digit, `unseen`, or nothing to leave it open. */
export async function chooseLevels(page, levels) {
  for (const [index, domain] of DOMAINS.entries()) {
    if (levels[index]) await page.locator(`input[name=${domain}][value="${levels[index]}"]`).check();
  }
}

/** Rates an observation and sends it. */
export async function rate(page, observation, levels, { strengths = "", needs = "" } = {}) {
  await page.goto(observation);
  await chooseLevels(page, levels);
  await page.fill("textarea[name=strengths]", strengths);
  await page.fill("textarea[name=needs]", needs);
  await send(page, new URL(observation).pathname);
  await page.locator('form[data-behaviour="draft"]').waitFor({ state: "detached" });
}

/** A calibration set with one recording of this benchmark; gives its address. */
export async function makeSet(page, origin, title, benchmark) {
  await page.goto(`${origin}/competence/calibration`);
  await page.fill("input[name=title]", title);
  await send(page, "/competence/calibration");
  await page.waitForURL(/\/competence\/calibration\/[0-9a-f-]{36}$/);
  const set = page.url();
  await page.fill("input[name=name]", "A");
  await chooseLevels(page, benchmark);
  await send(page, "/recordings");
  await page.locator("details.more form").waitFor({ state: "attached" });
  return set;
}
