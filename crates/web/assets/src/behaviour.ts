// Script only adds. An element asks for what it wants added by `data-behaviour="name"` (several names apart by a space);
// a feature gives it by `behaviour("name", start)` in src/<feature>.ts, which main.ts imports.

/** Adds something to one element of the page. */
export type Start = (element: HTMLElement) => void;

const behaviours = new Map<string, Start>();

/** Gives a behaviour its name. */
export function behaviour(name: string, start: Start): void {
  if (behaviours.has(name)) throw new Error(`two behaviours are called ${name}`);
  behaviours.set(name, start);
}

/** Starts the behaviours that the elements under `root` ask for. Call it again for a part that was put in later. */
export function startAll(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-behaviour]")) {
    for (const name of (element.dataset.behaviour ?? "").split(" ")) {
      const start = behaviours.get(name);
      if (!start) continue;
      try {
        start(element);
      } catch (error) {
        // One part that fails leaves the page, which works without it, and the other parts as they are.
        console.error(name, error);
      }
    }
  }
}
