// The time of a step on devices whose own clocks are wrong: everybody sees the same, within half a second.

import assert from "node:assert/strict";
import { therapistOf } from "../harness/clinic.mjs";
import { journey, withProgram } from "../harness/journey.mjs";
import { SOON_MS, comeIn, goOn, openReflection } from "../harness/reflection.mjs";

withProgram();

const MINUTE_MS = 60_000;
/** How far apart two devices may be. */
const APART_MOST_MS = 500;

/** Sets the own clock of a device wrong, before its first page. */
function wrongBy(ms) {
  return ({ page }) =>
    page.addInitScript((ms) => {
      const right = Date.now.bind(Date);
      Date.now = () => right() + ms;
    }, ms);
}

/**
 * When the clock of this page begins to show each of its next seconds: what it then shows, and the moment by a clock that is the
 * same for all pages of this machine and that the page itself does not use.
 */
function turns(page, count) {
  return page.evaluate((count) => {
    const clock = [...document.querySelectorAll("[data-clock] [data-text=left]")].find((one) => one.offsetParent);
    return new Promise((resolve) => {
      const seen = [];
      const watch = new MutationObserver(() => {
        const shown = clock.textContent;
        if (seen.at(-1)?.shown === shown) return;
        seen.push({ shown, at: performance.timeOrigin + performance.now() });
        if (seen.length === count) {
          watch.disconnect();
          resolve(seen);
        }
      });
      watch.observe(clock, { childList: true, characterData: true, subtree: true });
    });
  }, count);
}

journey("devices whose own clocks are minutes apart show the same time", async (tools) => {
  const who = await therapistOf(tools);
  const { lead, code } = await openReflection(tools, { team: "Team Klok", who, minutes: 5 });
  const fast = await comeIn(tools, code, { before: wrongBy(4 * MINUTE_MS) });
  const slow = await comeIn(tools, code, { before: wrongBy(-3 * MINUTE_MS) });
  const pages = [lead, fast.page, slow.page];
  await goOn(lead, pages.slice(1), 1);
  await lead.locator('[data-do="timer.start"]').click();
  const running = ({ page }) => page.locator("[data-clock]:visible:not(.waits)").first().waitFor({ timeout: SOON_MS });
  await Promise.all(pages.map((page) => running({ page })));

  const own = await Promise.all([fast, slow].map(({ page }) => page.evaluate(() => Date.now())));
  assert.ok(own[0] - own[1] > 6 * MINUTE_MS, `their own clocks are far apart: ${own}`);
  const seen = await Promise.all(pages.map((page) => turns(page, 8)));
  const moments = seen.map((turns) => new Map(turns.map(({ shown, at }) => [shown, at])));
  const apart = [...moments[0]].flatMap(([shown, at]) => {
    const all = [at, ...moments.slice(1).map((one) => one.get(shown))];
    return all.includes(undefined) ? [] : [Math.max(...all) - Math.min(...all)];
  });
  assert.ok(apart.length >= 3, `they show the same seconds: ${JSON.stringify(seen)}`);
  // A page that was held up shows a second late and the next in time; a clock that is wrong is wrong at all of them.
  apart.sort((one, other) => one - other);
  const typical = apart[Math.floor(apart.length / 2)];
  assert.ok(typical <= APART_MOST_MS, `they are ${typical} ms apart, of ${apart}`);
});
