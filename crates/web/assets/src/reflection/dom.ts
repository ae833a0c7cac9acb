// The page holds all markup and every sentence. Script fills in, copies what a <template> shows, and keeps what stands.

/** An element the page promised. */
export function need<E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

export function all<E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E[] {
  return [...root.querySelectorAll<E>(selector)];
}

/** Puts words in their places, `data-text="name"`; what already stands there is left alone. */
export function fill(root: ParentNode, words: Record<string, string>): void {
  for (const [name, text] of Object.entries(words)) {
    const own = root instanceof HTMLElement && root.dataset.text === name ? [root] : [];
    for (const element of [...own, ...all(root, `[data-text="${name}"]`)]) {
      if (element.textContent !== text) element.textContent = text;
    }
  }
}

/** Shows the elements called `data-when="name"`, or does not. */
export function show(root: ParentNode, name: string, isShown: boolean): void {
  for (const element of all(root, `[data-when~="${name}"]`)) element.hidden = !isShown;
}

/** Gives the sentences of the page by their names; `{word}` in them is filled in. */
export function sentences(root: ParentNode): (name: string, words?: Record<string, string | number>) => string {
  const known = new Map<string, string>();
  for (const page of all<HTMLTemplateElement>(root, "template[data-says]")) {
    for (const one of all(page.content, "[data-say]")) known.set(one.dataset.say ?? "", one.textContent ?? "");
  }
  return (name, words = {}) => {
    const sentence = known.get(name) ?? name;
    return sentence.replace(/\{(\w+)\}/g, (whole, word: string) => (word in words ? String(words[word]) : whole));
  };
}

/** A copy of what the page's template of this name shows. */
export function copy(root: ParentNode, name: string): HTMLElement {
  const page = need<HTMLTemplateElement>(root, `template[data-template="${name}"]`);
  const first = page.content.firstElementChild;
  if (!first) throw new Error(`the template ${name} is empty`);
  return document.importNode(first, true) as HTMLElement;
}

/**
 * Makes the children of `parent` those of `items`, each by its key. What stands is kept and moved only if it has to be, and
 * the keyboard stays where it was: nobody who types is interrupted.
 */
export function keyed<T>(parent: HTMLElement, items: readonly T[], key: (item: T) => string, make: (item: T) => HTMLElement, update: (element: HTMLElement, item: T) => void): void {
  const known = new Map<string, HTMLElement>();
  for (const child of [...parent.children] as HTMLElement[]) {
    if (child.dataset.key !== undefined) known.set(child.dataset.key, child);
  }
  const held = parent.contains(document.activeElement) ? (document.activeElement as HTMLElement) : undefined;
  let next = parent.firstElementChild;
  for (const item of items) {
    const name = key(item);
    let element = known.get(name);
    if (element) known.delete(name);
    else {
      element = make(item);
      element.dataset.key = name;
    }
    update(element, item);
    if (element === next) next = next.nextElementSibling;
    else parent.insertBefore(element, next);
  }
  known.forEach((element) => element.remove());
  if (held?.isConnected && document.activeElement !== held) held.focus({ preventScroll: true });
}

export function setAttribute(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Tells those who listen what a button is about, after its own words; those who look see where it stands. */
export function about(button: Element, what: string): void {
  setAttribute(button, "aria-label", `${(button.textContent ?? "").trim()}: ${what}`);
}
