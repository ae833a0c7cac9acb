import { behaviour } from "./behaviour";

// An address with a button that copies it. The button is hidden in the document: without script it could do nothing.
behaviour("copy", (part) => {
  const input = part.querySelector("input");
  const button = part.querySelector("button");
  const said = part.querySelector('[role="status"]');
  if (!input || !button || !said) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    input.select();
    // Without a secure address a browser has no clipboard to write to; the text is then selected, ready to copy.
    if (!navigator.clipboard) return;
    await navigator.clipboard.writeText(input.value);
    said.textContent = button.dataset.done ?? "";
  });
});

behaviour("print", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
