import type { Ballot, Cluster, Counts, Dots, Factor, Frame, Group, Intention, Item, Mine, Note, Person, RoomItem, SentNote, Step, Template, Word } from "./frames";

/** Everything this device knows of the room: what the frames said, and nothing else. */
export class Room {
  template: Template | undefined;
  standing: RoomItem | undefined;
  mine: Mine | undefined;
  counts: Counts | undefined;
  seq = 0;
  /** Whether the board itself was sent: a phone gets it only while it looks. */
  hasBoard = false;
  readonly notes = new Map<number, Note>();
  readonly clusters = new Map<number, Cluster>();
  readonly people = new Map<number, Person>();
  factors: Factor[] = [];
  factorsLocked = false;
  intentions: Intention[] = [];
  words: Word[] = [];
  hiddenWords: string[] = [];
  private readonly tallies = new Map<number, Dots[]>();
  private readonly seats = new Map<number, { groups: Group[]; waiting: number }>();

  /** Takes in a frame; says whether anything to be seen may have changed. */
  take(frame: Frame): boolean {
    switch (frame.t) {
      case "all":
        this.forget(frame.you);
        this.hasBoard = this.hasBoard || frame.you !== "phone";
        this.seq = frame.seq;
        frame.items.forEach((item) => this.put(item));
        return true;
      case "new":
        // The parts of a snapshot say 0 until the last: who loses the line in between begins anew.
        this.seq = frame.seq;
        frame.items.forEach((item) => this.put(item));
        return true;
      case "counts":
        this.counts = frame;
        return true;
      default:
        return false;
    }
  }

  /** Forgets the board: what is not followed any more would soon be wrong. */
  leaveBoard(): void {
    this.forget("board");
    this.hasBoard = false;
  }

  private forget(what: "lead" | "screen" | "phone" | "board"): void {
    if (what === "phone") {
      this.mine = undefined;
      return;
    }
    for (const map of [this.notes, this.clusters, this.people, this.tallies, this.seats]) map.clear();
    [this.intentions, this.words, this.hiddenWords] = [[], [], []];
  }

  private put(item: Item): void {
    switch (item.i) {
      case "template":
        this.template = item;
        return;
      case "room":
        this.standing = item;
        return;
      case "mine":
        this.mine = { ...item, notes: item.notes.map(whole) };
        return;
      case "note":
        if (item.gone) this.notes.delete(item.note);
        else this.notes.set(item.note, whole(item));
        return;
      case "mynote":
        if (this.mine) this.mine.notes = [...this.mine.notes.filter((one) => one.note !== item.note), ...(item.gone ? [] : [whole(item)])];
        return;
      case "cluster":
        if (item.gone) this.clusters.delete(item.cluster);
        else this.clusters.set(item.cluster, item);
        return;
      case "tally":
        this.tallies.set(item.step, item.dots);
        return;
      case "groups":
        this.seats.set(item.step, item);
        return;
      case "factors":
        [this.factors, this.factorsLocked] = [item.factors, item.locked];
        return;
      case "intentions":
        this.intentions = item.intentions;
        return;
      case "words":
        [this.words, this.hiddenWords] = [item.words, item.hidden];
        return;
      case "person":
        if (item.gone) this.people.delete(item.person);
        else this.people.set(item.person, item);
    }
  }

  /** The step that stands in front. */
  get at(): number | null {
    return this.standing?.phase === "step" ? this.standing.step : null;
  }

  step(index: number | null): Step | undefined {
    return index === null ? undefined : this.template?.steps[index];
  }

  isRevealed(index: number): boolean {
    return this.standing?.steps[index]?.revealed ?? false;
  }

  /** The dots that were counted, of all votes together. */
  dotsOn(what: { cluster: number } | { note: number }): number {
    let sum = 0;
    for (const dots of this.tallies.values()) {
      for (const one of dots) if (isOn(one, what)) sum += one.dots;
    }
    return sum;
  }

  get hasTally(): boolean {
    return [...this.tallies.values()].some((dots) => dots.length > 0);
  }

  seating(index: number): { groups: Group[]; waiting: number } | undefined {
    return this.seats.get(index);
  }

  ballot(index: number): Ballot | undefined {
    return this.mine?.votes.find((one) => one.step === index);
  }

  /** The notes that can be read on the board, in their order. */
  get shown(): Note[] {
    return [...this.notes.values()].filter((note) => note.standing !== "parked").sort(byPlace);
  }

  get parked(): Note[] {
    return [...this.notes.values()].filter((note) => note.standing === "parked").sort(byPlace);
  }

  /** The name of the group a note comes from, where groups have names. */
  groupOf(note: Note): string | undefined {
    return note.group === null ? undefined : this.step(note.step)?.groups[note.group - 1];
  }
}

function whole(note: SentNote): Note {
  return { by: null, cluster: null, group: null, standing: "there", late: false, ...note };
}

export function isOn(dots: Dots, what: { cluster: number } | { note: number }): boolean {
  return "cluster" in what ? dots.cluster === what.cluster : dots.note === what.note;
}

export function byPlace(one: Note, other: Note): number {
  return one.step - other.step || one.place - other.place || one.note - other.note;
}
