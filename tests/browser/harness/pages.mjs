// The list of pages in docs/pages.md: what the handbook promises is what the tests open.

import { readFile } from "node:fs/promises";

const HANDBOOK = new URL("../../../docs/pages.md", import.meta.url);

/** The routes that show a page (●), in the order of the handbook, each with who uses it. */
export async function listedPages() {
  return pagesIn(await readFile(HANDBOOK, "utf8"));
}

/** The rows of the handbook's tables that are marked as pages. */
export function pagesIn(text) {
  return [...text.matchAll(/^\| ● \| `([^`]+)` \| ([^|]+) \|/gm)].map(([, route, who]) => ({
    route,
    who: who.split(",").map((word) => word.trim()),
  }));
}
