// Dragging with a mouse, beside the buttons that do the same for everybody.

export interface Drags {
  may(): boolean;
  /** The notes that go along with this one. */
  together(note: number): number[];
  drop(notes: number[], cluster: number | null): void;
}

export function drags(root: HTMLElement, how: Drags): void {
  let held: number[] = [];
  const section = (event: DragEvent) => (event.target as HTMLElement).closest<HTMLElement>("[data-cluster]");
  const unmark = () => root.querySelectorAll(".drop-here").forEach((one) => one.classList.remove("drop-here"));
  root.addEventListener("dragstart", (event) => {
    const key = (event.target as HTMLElement).closest<HTMLElement>("li[data-key]")?.dataset.key;
    if (!how.may() || key === undefined) return;
    held = how.together(Number(key));
    event.dataTransfer?.setData("text/plain", "");
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
  });
  root.addEventListener("dragover", (event) => {
    const over = section(event);
    if (held.length === 0 || !over) return;
    event.preventDefault();
    if (over.classList.contains("drop-here")) return;
    unmark();
    over.classList.add("drop-here");
  });
  root.addEventListener("drop", (event) => {
    const over = section(event);
    unmark();
    if (held.length === 0 || !over) return;
    event.preventDefault();
    const cluster = Number(over.dataset.cluster);
    how.drop(held, Number.isNaN(cluster) ? null : cluster);
    held = [];
  });
  root.addEventListener("dragend", () => {
    unmark();
    held = [];
  });
}
