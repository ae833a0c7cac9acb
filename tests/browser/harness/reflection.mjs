// What people do in a team reflection, in the words of the house.

import { send, signIn, speak } from "./clinic.mjs";

/** How long a thing may take that several devices have to hear of; a slow machine sets PATIENCE_MS. */
export const SOON_MS = Number(process.env.PATIENCE_MS ?? 15_000);

/**
 * A facilitator who has prepared a reflection and opened its room: the device, the page of who leads, the code. Each step takes
 * `minutes`, so that nobody waits.
 */
export async function openReflection(tools, { from = "five-steps", team, who, language = "nl", minutes = 1 } = {}) {
  const device = await signIn(tools, who, { language });
  const { page } = device;
  await page.goto(`${tools.program.origin}/reflections/new`);
  await page.fill("input[name=team]", team);
  await page.check(`input[name=from][value="${from}"]`);
  await send(page, "/reflections/new");
  await page.waitForURL(/\/reflections\/[0-9a-f-]{36}$/);
  const address = page.url();
  for (const field of await page.locator('input[name^="minutes-"]').all()) await field.fill(String(minutes));
  await page.locator('button[value="open"]').click();
  await page.waitForURL(/\/lead$/);
  await page.locator(".live:not([hidden])").waitFor();
  const code = await page.locator("[data-code]").getAttribute("data-code");
  return { device, lead: page, address, code };
}

/** Somebody comes in on a device, with a name or none; `before` gets the device first. */
export async function comeIn(tools, code, { name = "", language = "nl", before, ...options } = {}) {
  const device = await tools.pickUp({ device: "phone", language, ...options });
  const { page } = device;
  await before?.(device);
  await page.goto(`${tools.program.origin}/w/${code}`);
  await speak(page, language);
  await page.fill("input[name=name]", name);
  await send(page, "/join");
  if (options.script !== "off") await page.locator(".live:not([hidden])").waitFor();
  return device;
}

/** The wall. */
export async function hangUp(tools, code, { language = "nl" } = {}) {
  const device = await tools.pickUp({ device: "desktop", language });
  await device.page.goto(`${tools.program.origin}/w/${code}/screen`);
  await device.page.locator(".live:not([hidden])").waitFor();
  return device;
}

/** The facilitator goes on; all these pages follow to the step with this number, from 1. */
export async function goOn(lead, pages, number, { by = "next" } = {}) {
  await lead.locator(`[data-go="${by}"]:visible`).click();
  await Promise.all([lead, ...pages].map((page) => atStep(page, number)));
}

/** Waits until the page shows the step with this number. */
export async function atStep(page, number) {
  const words = new RegExp(`(^|\\D)${number}( van | of |$| ·)`);
  await page.locator('[data-text="step-number"]:visible').filter({ hasText: words }).first().waitFor({ timeout: SOON_MS });
}

/** Writes a key word or a note on a phone, and waits until it stands among the own ones. */
export async function write(page, kind, text) {
  await page.locator(`[data-field=${kind}]:visible`).fill(text);
  await page.locator(`form[data-form="${kind}"] button[type=submit]`).click();
  await page.locator("[data-list=own] li[data-note]", { hasText: text }).waitFor({ timeout: SOON_MS });
}

/** A note on a board, and a cluster by its name. */
export function noteOn(page, text) {
  return page.locator("[data-board] li.note", { hasText: text });
}

export function clusterOn(page, name) {
  return page.locator("[data-board] section.cluster").filter({ has: page.locator("h3", { hasText: name }) });
}

/** Moves notes by the buttons that everybody has; `to` is the name of a cluster, a new one if there is none yet. */
export async function moveNotes(page, texts, to) {
  for (const text of texts) await noteOn(page, text).locator("input[type=checkbox]").check();
  await page.locator('[data-act="move-chosen"]').click();
  const dialog = page.locator('dialog[data-dialog="place"]');
  const known = dialog.locator("[data-list=places] button", { hasText: to });
  if (await known.count()) await known.first().click();
  else {
    await dialog.locator("input").fill(to);
    await dialog.locator('[data-act="fresh"]').click();
  }
  for (const text of texts) await clusterOn(page, to).locator("li.note", { hasText: text }).waitFor({ timeout: SOON_MS });
}

/** Gives one dot to a cluster. */
export async function giveDot(page, cluster) {
  const given = clusterOn(page, cluster).locator(":scope > .vote .vote-given");
  const before = (await given.textContent()).replace("0", "").length;
  await clusterOn(page, cluster).locator(':scope > .vote [data-act="more"]').click();
  await clusterOn(page, cluster).locator(":scope > .vote .vote-given", { hasText: "●".repeat(before + 1) }).waitFor({ timeout: SOON_MS });
}

/** The facilitator ends it: the button asks once. */
export async function finish(lead) {
  const button = lead.locator('[data-do="room.close"]');
  await button.click();
  await button.click();
  await lead.locator('a[href$="/report"]:visible').waitFor({ timeout: SOON_MS });
}
