import { need } from "./dom";

// The two dialogs of the room: one asks for a few words, one for a place to put something. Both are the browser's own, which
// keeps the keyboard inside and brings it back to where it was.

/** Asks for a text; nothing if the reader thought better of it. */
export function askText(root: ParentNode, title: string, text: string, most: number): Promise<string | undefined> {
  const dialog = need<HTMLDialogElement>(root, 'dialog[data-dialog="text"]');
  const field = need<HTMLTextAreaElement>(dialog, "textarea");
  need(dialog, "h2").textContent = title;
  field.maxLength = most;
  field.value = text;
  return new Promise((resolve) => {
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      const answer = field.value.trim();
      resolve(dialog.returnValue === "keep" && answer ? answer : undefined);
    }, { once: true });
    dialog.showModal();
    field.focus();
  });
}

export interface Place {
  key: string;
  name: string;
}

/** Asks where to: one of the places, or a new one by its name. */
export function askPlace(root: ParentNode, title: string, places: readonly Place[], mayBeNew: boolean): Promise<{ key: string } | { fresh: string } | undefined> {
  const dialog = need<HTMLDialogElement>(root, 'dialog[data-dialog="place"]');
  const list = need(dialog, "[data-list=places]");
  const fresh = need<HTMLInputElement>(dialog, "input");
  const freshForm = need(dialog, "[data-when=fresh]");
  need(dialog, "h2").textContent = title;
  freshForm.hidden = !mayBeNew;
  fresh.value = "";
  return new Promise((resolve) => {
    let chosen: { key: string } | { fresh: string } | undefined;
    const buttons = places.map((place) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button quiet";
      button.textContent = place.name;
      button.dataset.place = place.key;
      button.addEventListener("click", () => {
        chosen = { key: place.key };
        dialog.close();
      });
      item.append(button);
      return item;
    });
    list.replaceChildren(...buttons);
    const make = need<HTMLButtonElement>(dialog, '[data-act="fresh"]');
    const submit = (event: Event) => {
      event.preventDefault();
      const name = fresh.value.trim();
      if (!name) return fresh.focus();
      chosen = { fresh: name };
      dialog.close();
    };
    const enter = (event: KeyboardEvent) => event.key === "Enter" && submit(event);
    make.addEventListener("click", submit);
    fresh.addEventListener("keydown", enter);
    dialog.addEventListener("close", () => {
      make.removeEventListener("click", submit);
      fresh.removeEventListener("keydown", enter);
      resolve(chosen);
    }, { once: true });
    dialog.showModal();
    (list.querySelector("button") ?? fresh).focus();
  });
}
