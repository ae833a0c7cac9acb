import { behaviour, startAll } from "./behaviour";
import { Lead } from "./reflection/lead";
import { Phone } from "./reflection/phone";
import { Screen } from "./reflection/screen";

// The live reflection, on a page of its own weight: other pages do not load it.

behaviour("room", (root) => {
  const code = root.dataset.code ?? "";
  switch (root.dataset.as) {
    case "lead":
      new Lead(root, code);
      return;
    case "screen":
      new Screen(root, code);
      return;
    default:
      new Phone(root, code, root.dataset.board === "yes");
  }
});

startAll(document);
