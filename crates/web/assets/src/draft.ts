import { behaviour } from "./behaviour";

// A form that is kept while it is filled in, for who fills it in: a moment after each change, again until it is kept, and
// at once when the page is left. Without script a button keeps it.

const KEEP_AFTER_MS = 700;
const AGAIN_AFTER_MS = 5_000;

behaviour("draft", (form) => {
  const address = form.dataset.draft;
  if (!(form instanceof HTMLFormElement) || !address) return;
  const said = form.querySelector<HTMLElement>(".draft-said");
  const filled = () => new URLSearchParams([...new FormData(form)] as [string, string][]);
  const say = (text: string | undefined) => {
    if (said) said.textContent = text ?? "";
  };
  let waiting: number | undefined;
  let unkept = false;
  const keepSoon = (after: number) => {
    unkept = true;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void keep(), after);
  };
  async function keep() {
    unkept = false;
    try {
      const answer = await fetch(address!, { method: "POST", body: filled(), redirect: "manual", keepalive: true });
      if (answer.status < 500) return say(answer.ok ? said?.dataset.kept : "");
    } catch {
      // Told below, like any answer that did not come.
    }
    say(said?.dataset.unkept);
    keepSoon(AGAIN_AFTER_MS);
  }
  form.addEventListener("input", () => keepSoon(KEEP_AFTER_MS));
  form.addEventListener("submit", () => {
    unkept = false;
    clearTimeout(waiting);
  });
  window.addEventListener("pagehide", () => {
    if (unkept) navigator.sendBeacon(address, filled());
  });
});
