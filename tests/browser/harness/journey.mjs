// The frame of a journey: one program and one browser per file, devices that are laid down afterwards.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openChrome, pickUp } from "./chrome.mjs";
import { startProgram } from "./program.mjs";

let chrome;
let program;

/** Starts the program and the browser for this file, and ends both after its last journey. */
export function withProgram() {
  before(async () => {
    [program, chrome] = await Promise.all([startProgram(), openChrome()]);
  });
  after(async () => {
    await Promise.all([chrome?.close(), program?.stop()]);
  });
}

/**
 * One journey. `walk` gets `{ program, pickUp }`; every device it picks up must have had no trouble of its own.
 */
export function journey(title, walk) {
  test(title, async (t) => {
    const devices = [];
    const take = async (options) => {
      const device = await pickUp(chrome, options);
      devices.push(device);
      return device;
    };
    try {
      await walk({ program, pickUp: take, t });
      assert.deepEqual(devices.flatMap((device) => device.troubles), [], "no device had trouble");
    } catch (error) {
      for (const [index, { page }] of devices.entries()) await look(page, `failed ${title} ${index}`);
      throw error;
    } finally {
      await Promise.all(devices.map(({ context }) => context.close()));
    }
  });
}

/** The same journey in Dutch and in English. */
export function bothLanguages(title, walk) {
  for (const language of ["nl", "en"]) journey(`${title} (${language})`, (tools) => walk({ ...tools, language }));
}

/** Keeps a picture of the page in the folder that VERBOND_SHOTS names; without it, nothing. */
export async function look(page, name) {
  const folder = process.env.VERBOND_SHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const file = `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.png`;
  await page.screenshot({ path: join(folder, file), fullPage: true });
}
