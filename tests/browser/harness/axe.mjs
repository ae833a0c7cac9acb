// What everybody has to be able to read and reach: WCAG 2.2 AA, the good practices axe knows, and a page that fits.

import axe from "axe-core";
import assert from "node:assert/strict";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules whose outcome another colour scheme can change. */
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** Fails with the list of what axe finds on the page, where, and how to mend it. */
export async function expectAxeClean(page) {
  await expectNoneOf(page, { type: "tag", values: RULES });
}

/** Checks the page by all rules as it is, and its colours in the other light too. */
export async function expectAxeCleanDayAndNight(page) {
  await expectAxeClean(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoneOf(page, { type: "rule", values: RULES_OF_COLOUR });
  await page.emulateMedia({ colorScheme: "light" });
}

async function expectNoneOf(page, runOnly) {
  // Evaluated from outside: the page's own policy refuses foreign script, and stays as it is.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (runOnly) => {
    // A colour on its way is no colour.
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    return (await globalThis.axe.run(document, { runOnly, resultTypes: ["violations"] })).violations;
  }, runOnly);
  const found = violations.map(({ id, help, nodes }) => {
    const places = nodes.map((node) => `    ${node.target.join(" ")}  ${node.html.slice(0, 160)}\n    ${node.failureSummary}`);
    return `  ${id}: ${help}\n${places.join("\n")}`;
  });
  assert.equal(found.length, 0, `axe on ${page.url()}:\n${found.join("\n")}`);
}

/** Fails if anything lies outside the screen, so that one would have to scroll sideways, or if words are cut off. */
export async function expectEverythingFits(page) {
  const { wide, window, cut } = await page.evaluate(() => {
    const isCutOff = (element) => {
      const { overflowX, clip, clipPath, position } = getComputedStyle(element);
      // What is there for those who listen is one dot wide on purpose.
      const isUnseen = position === "absolute" && (clip !== "auto" || clipPath !== "none");
      const isField = element.matches("input, select, textarea, svg, svg *");
      return !isUnseen && !isField && ["hidden", "clip"].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
    };
    return {
      wide: document.documentElement.scrollWidth,
      window: document.documentElement.clientWidth,
      cut: [...document.querySelectorAll("body, body *")].filter(isCutOff).map((element) => element.outerHTML.slice(0, 120)),
    };
  });
  assert.ok(wide <= window, `${page.url()} is ${wide} px wide on a screen of ${window} px`);
  assert.deepEqual(cut, [], `${page.url()} cuts words off`);
}
