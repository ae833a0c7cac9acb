import { askPlace, askText } from "./ask";
import { about, all, copy, fill, keyed, need, setAttribute, show } from "./dom";
import { drags } from "./drag";
import type { Note } from "./frames";
import type { Seat } from "./seat";
import { Votes } from "./votes";

// The board: headings and lists, drawn as a board by the style sheet. Whatever can be dragged has a button that does the same,
// and every button a place in the order of the keyboard.

const NAME_MOST = 60;
const NOWHERE = "none";

export interface May {
  /** Moves notes, makes and names clusters. */
  arrange: boolean;
  /** Hides notes. */
  moderate: boolean;
  /** Gives dots, in this step. */
  vote: number | null;
}

interface Section {
  key: string;
  cluster: number | null;
  name: string;
  notes: Note[];
}

export class Board {
  private readonly chosen = new Set<number>();
  private readonly elements = new Map<number, HTMLElement>();
  private readonly votes: Votes;
  private may: May = { arrange: false, moderate: false, vote: null };

  constructor(
    private readonly seat: Seat,
    private readonly root: HTMLElement,
  ) {
    this.votes = new Votes(seat);
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("change", (event) => this.picked(event));
    root.addEventListener("keydown", (event) => this.key(event));
    drags(root, {
      may: () => this.may.arrange,
      together: (note) => (this.chosen.has(note) ? [...this.chosen] : [note]),
      drop: (notes, cluster) => this.move(notes, cluster),
    });
  }

  /** Draws what stands, keeping the keyboard and what was chosen where they are. */
  render(may: May, only?: (note: Note) => boolean): void {
    this.may = may;
    const held = this.root.contains(document.activeElement) ? (document.activeElement as HTMLElement) : undefined;
    const sections = this.sections(only);
    const shown = new Set(sections.flatMap((section) => section.notes.map((note) => note.note)));
    for (const note of this.chosen) if (!shown.has(note) || !may.arrange) this.chosen.delete(note);
    keyed(need(this.root, "[data-list=clusters]"), sections, (section) => section.key, () => copy(this.seat.root, "cluster"), (element, section) => this.drawSection(element, section));
    for (const note of this.elements.keys()) if (!shown.has(note)) this.elements.delete(note);
    this.drawTools(sections);
    if (held?.isConnected && document.activeElement !== held) held.focus({ preventScroll: true });
  }

  private sections(only?: (note: Note) => boolean): Section[] {
    const { room, say } = this.seat;
    const notes = room.shown.filter((note) => only?.(note) ?? true);
    const all: Section[] = [...room.clusters.values()].map(({ cluster, name }) => {
      return { key: `c${cluster}`, cluster, name, notes: notes.filter((note) => note.cluster === cluster) };
    });
    // A cluster whose notes are on another page of the wall is on that page.
    const isElsewhere = ({ cluster, notes: some }: Section) => some.length === 0 && room.shown.some((note) => note.cluster === cluster);
    const sections = all.filter((section) => !isElsewhere(section));
    if (room.hasTally) sections.sort((one, other) => dots(this.seat, other) - dots(this.seat, one));
    const loose = notes.filter((note) => note.cluster === null || !room.clusters.has(note.cluster));
    const groups = new Map<string, Note[]>();
    for (const note of loose) {
      const name = room.groupOf(note) ?? "";
      groups.set(name, [...(groups.get(name) ?? []), note]);
    }
    const rest = say(room.clusters.size > 0 ? "not-placed" : "notes");
    for (const [name, some] of [...groups].sort(([one], [other]) => one.localeCompare(other))) {
      sections.push({ key: `g${name}`, cluster: null, name: name || rest, notes: some });
    }
    return sections;
  }

  private drawSection(element: HTMLElement, section: Section): void {
    const count = section.cluster === null ? 0 : this.seat.room.dotsOn({ cluster: section.cluster });
    element.classList.toggle("loose", section.cluster === null);
    element.dataset.cluster = section.cluster === null ? NOWHERE : String(section.cluster);
    fill(element, { name: section.name, marks: "●".repeat(Math.min(count, 12)), count: String(count), dots: this.seat.say("dots-counted", { count }) });
    show(element, "dots", section.cluster !== null && this.seat.room.hasTally);
    show(element, "tools", section.cluster !== null && this.may.arrange);
    this.votes.draw(element, this.may.vote, section.cluster === null ? undefined : { cluster: section.cluster }, section.name);
    aboutAll(element, ["rename", "merge", "drop"], section.name);
    const make = (note: Note) => this.elements.get(note.note) ?? copy(this.seat.root, "board-note");
    keyed(need(element, "[data-list=notes]"), section.notes, (note) => String(note.note), make, (one, note) => this.drawNote(one, note));
    show(element, "empty", section.notes.length === 0);
  }

  private drawNote(element: HTMLElement, note: Note): void {
    const { room, say } = this.seat;
    this.elements.set(note.note, element);
    const text = note.text ?? say("hidden-note");
    element.classList.toggle("hidden-note", note.standing === "hidden");
    setAttribute(element, "data-colour", String((note.group ?? note.note) % 4));
    // What is long lies wide instead of high.
    setAttribute(element, "data-long", text.length > 170 ? "3" : text.length > 70 ? "2" : null);
    setAttribute(element, "draggable", this.may.arrange ? "true" : null);
    fill(element, { text, by: note.by ?? "", "note-dots": say("dots-counted", { count: room.dotsOn({ note: note.note }) }) });
    show(element, "by", note.by !== null);
    show(element, "late", note.late);
    show(element, "note-dots", room.hasTally && room.dotsOn({ note: note.note }) > 0);
    show(element, "pick", this.may.arrange);
    show(element, "move", this.may.arrange);
    show(element, "hide", this.may.moderate && note.standing === "there");
    show(element, "show", this.may.moderate && note.standing === "hidden");
    this.votes.draw(element, note.standing === "there" ? this.may.vote : null, note.cluster === null ? { note: note.note } : undefined, text);
    const box = element.querySelector<HTMLInputElement>("input[type=checkbox]");
    if (box) box.checked = this.chosen.has(note.note);
    aboutAll(element, ["move", "hide", "show"], text);
  }

  private drawTools(sections: Section[]): void {
    const tools = need(this.root, "[data-tools]");
    tools.hidden = !this.may.arrange;
    fill(tools, { chosen: this.seat.say("chosen", { count: this.chosen.size }) });
    for (const button of all<HTMLButtonElement>(tools, "[data-act=move-chosen], [data-act=choose-none]")) button.disabled = this.chosen.size === 0;
    show(this.root, "nothing", sections.length === 0);
  }

  private picked(event: Event): void {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox") return;
    const note = noteOf(box);
    if (note === undefined) return;
    if (box.checked) this.chosen.add(note);
    else this.chosen.delete(note);
    this.seat.plan();
  }

  private clicked(event: MouseEvent): void {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-act]");
    if (!button || !this.root.contains(button)) return;
    const cluster = Number(button.closest<HTMLElement>("[data-cluster]")?.dataset.cluster);
    const note = noteOf(button);
    const { say } = this.seat;
    switch (button.dataset.act) {
      case "move":
        if (note !== undefined) void this.askMove(this.chosen.has(note) ? [...this.chosen] : [note]);
        return;
      case "move-chosen":
        return void this.askMove([...this.chosen]);
      case "choose-none":
        this.chosen.clear();
        return this.seat.plan();
      case "new":
        return void this.askNew();
      case "undo":
        this.seat.send({ t: "undo" });
        return this.seat.announcer.answer(say("undone"));
      case "rename":
        return void this.askName(cluster);
      case "merge":
        return void this.askMerge(cluster);
      case "drop":
        this.seat.send({ t: "cluster.drop", cluster });
        return this.seat.announcer.answer(say("cluster-dropped"));
      case "hide":
      case "show":
        this.seat.send({ t: `note.${button.dataset.act}`, note });
        return this.seat.announcer.answer(say(button.dataset.act === "hide" ? "note-hidden" : "note-shown"));
      case "more":
      case "less":
        return this.votes.give(button, this.may.vote);
    }
  }

  /** Up and down go through the notes, M asks where to: only on a note's own box, never in a field. */
  private key(event: KeyboardEvent): void {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox" || event.ctrlKey || event.metaKey || event.altKey) return;
    const boxes = all<HTMLInputElement>(this.root, "li:not([hidden]) input[type=checkbox]").filter((one) => one.offsetParent !== null);
    const to = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const note = noteOf(box);
    if (to) {
      event.preventDefault();
      boxes[boxes.indexOf(box) + to]?.focus();
    } else if (event.key.toLowerCase() === "m" && note !== undefined) {
      event.preventDefault();
      void this.askMove(this.chosen.has(note) ? [...this.chosen] : [note]);
    }
  }

  private async askMove(notes: number[]): Promise<void> {
    const { room, say } = this.seat;
    if (notes.length === 0) return;
    const first = room.notes.get(notes[0] ?? 0)?.text ?? "";
    const places = [...room.clusters.values()].map(({ cluster, name }) => ({ key: String(cluster), name }));
    if (notes.some((note) => room.notes.get(note)?.cluster != null)) places.push({ key: NOWHERE, name: say("not-placed") });
    const title = notes.length === 1 ? say("move-one", { text: first }) : say("move-several", { count: notes.length });
    const answer = await askPlace(this.seat.root, title, places, true);
    if (!answer) return;
    if ("fresh" in answer) {
      this.seat.send({ t: "cluster.new", name: answer.fresh, notes });
      this.moved(notes.length, answer.fresh);
    } else this.move(notes, answer.key === NOWHERE ? null : Number(answer.key));
  }

  private move(notes: number[], cluster: number | null): void {
    this.seat.send({ t: "note.move", notes, cluster });
    this.moved(notes.length, cluster === null ? this.seat.say("not-placed") : this.seat.room.clusters.get(cluster)?.name ?? "");
  }

  private moved(count: number, to: string): void {
    this.chosen.clear();
    this.seat.announcer.answer(this.seat.say("moved", { count, name: to }));
    this.seat.plan();
  }

  private async askNew(): Promise<void> {
    const name = await askText(this.seat.root, this.seat.say("new-cluster"), "", NAME_MOST);
    if (!name) return;
    this.seat.send({ t: "cluster.new", name, notes: [...this.chosen] });
    this.moved(this.chosen.size, name);
  }

  private async askName(cluster: number): Promise<void> {
    const now = this.seat.room.clusters.get(cluster)?.name ?? "";
    const name = await askText(this.seat.root, this.seat.say("rename-cluster", { name: now }), now, NAME_MOST);
    if (name && name !== now) this.seat.send({ t: "cluster.name", cluster, name });
  }

  private async askMerge(from: number): Promise<void> {
    const { room, say } = this.seat;
    const name = room.clusters.get(from)?.name ?? "";
    const places = [...room.clusters.values()].filter(({ cluster }) => cluster !== from).map(({ cluster, name }) => ({ key: String(cluster), name }));
    const answer = await askPlace(this.seat.root, say("merge-with", { name }), places, false);
    if (!answer || !("key" in answer)) return;
    const into = Number(answer.key);
    this.seat.send({ t: "cluster.merge", from, into });
    this.seat.announcer.answer(say("merged", { name, into: room.clusters.get(into)?.name ?? "" }));
  }
}

function dots(seat: Seat, section: Section): number {
  return section.cluster === null ? 0 : seat.room.dotsOn({ cluster: section.cluster });
}

function noteOf(element: HTMLElement): number | undefined {
  const key = element.closest<HTMLElement>("li[data-key]")?.dataset.key;
  return key === undefined ? undefined : Number(key);
}

function aboutAll(element: HTMLElement, acts: string[], what: string): void {
  for (const act of acts) {
    for (const button of all(element, `:scope > * > [data-act="${act}"], :scope > [data-act="${act}"]`)) about(button, what);
  }
}
