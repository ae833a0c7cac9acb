// Accessibility: WCAG 2.2 AA and the good practices axe knows.

import axe from "axe-core";
import assert from "node:assert/strict";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with the list of what axe finds on the page, where, and how to mend it. */
export async function expectAxeClean(page) {
  // Evaluated from outside: the page's own policy refuses foreign script, and stays as it is.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules }), RULES);
  const found = violations.map(({ id, help, nodes }) => {
    const places = nodes.map((node) => `    ${node.target.join(" ")}  ${node.html.slice(0, 160)}`);
    return `  ${id}: ${help}\n${places.join("\n")}`;
  });
  assert.equal(found.length, 0, `axe on ${page.url()}:\n${found.join("\n")}`);
}

/** Checks the page as it looks in daylight and in the dark, each freshly loaded: a colour on its way is no colour. */
export async function expectAxeCleanDayAndNight(page) {
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await expectAxeClean(page);
  }
}

/** Fails if anything lies outside a narrow screen, so that one would have to scroll sideways. */
export async function expectNoSidewaysScroll(page) {
  const { wide, window } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  assert.ok(wide <= window, `${page.url()} is ${wide} px wide on a screen of ${window} px`);
}
