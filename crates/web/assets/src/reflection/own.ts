import { askText } from "./ask";
import { about, copy, fill, keyed, need, setAttribute, show } from "./dom";
import type { Note } from "./frames";
import { byPlace } from "./room";
import type { Seat } from "./seat";
import { SentNotes } from "./sent";

const NOTE_MOST = 280;
const KEYWORD_MOST = 40;

interface Row {
  key: string;
  note: number | undefined;
  text: string;
  mine: boolean;
  state: "there" | "waiting" | "hidden" | "parked" | "public";
}

/** One's own notes of a step, with those of the own group where the step shows them, and what is still on its way. */
export class OwnNotes {
  private step = 0;
  private readonly sent: SentNotes;

  constructor(
    private readonly seat: Seat,
    private readonly root: HTMLElement,
    code: string,
  ) {
    this.sent = new SentNotes(code);
    seat.onTaken((command, note) => this.sent.learn(command, note));
    root.addEventListener("click", (event) => {
      const button = (event.target as HTMLElement).closest<HTMLElement>("[data-act]");
      const note = Number(button?.closest<HTMLElement>("li")?.dataset.note);
      if (!button || !note) return;
      if (button.dataset.act === "drop") {
        this.seat.send({ t: "note.drop", note });
        this.seat.announcer.answer(this.seat.say("note-dropped"));
      } else void this.edit(note);
    });
  }

  render(step: number): void {
    this.step = step;
    const rows = this.rows();
    keyed(need(this.root, "[data-list=own]"), rows, (row) => row.key, () => copy(this.seat.root, "own-note"), (element, row) => {
      setAttribute(element, "data-note", row.note === undefined ? null : String(row.note));
      fill(element, { text: row.text, state: row.state === "there" ? "" : this.seat.say(`note-${row.state}`), whose: row.mine ? "" : this.seat.say("of-group") });
      show(element, "edit", row.mine && row.note !== undefined && row.state === "there");
      element.classList.toggle("of-group", !row.mine);
      for (const act of ["edit", "drop"]) {
        for (const button of element.querySelectorAll(`[data-act="${act}"]`)) about(button, row.text);
      }
    });
    show(this.root, "own", rows.length > 0);
  }

  private rows(): Row[] {
    const { room, wire } = this.seat;
    const dropped = new Set(wire.queue.all.filter((one) => one.t === "note.drop").map((one) => Number(one.note)));
    const edited = new Map(wire.queue.all.filter((one) => one.t === "note.edit").map((one) => [Number(one.note), String(one.text)]));
    const kept = (room.mine?.notes ?? []).filter((note) => note.step === this.step && !dropped.has(note.note)).sort(byPlace);
    const rows: Row[] = kept.map((note) => this.row(note, edited.get(note.note)));
    const known = new Set(kept.map(({ note }) => note));
    for (const { note, text } of this.sent.of(this.step)) {
      if (!known.has(note) && !dropped.has(note)) rows.push({ key: String(note), note, text, mine: true, state: "public" });
    }
    for (const one of wire.queue.all) {
      if (one.t === "note.add" && one.step === this.step) rows.push({ key: one.cid, note: undefined, text: String(one.text), mine: true, state: "waiting" });
    }
    return rows;
  }

  private row(note: Note, edited: string | undefined): Row {
    const text = edited ?? note.text ?? this.seat.say("hidden-note");
    return { key: String(note.note), note: note.note, text, mine: note.mine ?? false, state: edited === undefined ? note.standing : "waiting" };
  }

  private async edit(note: number): Promise<void> {
    const now = this.seat.room.mine?.notes.find((one) => one.note === note)?.text ?? "";
    const most = this.seat.room.step(this.step)?.collects === "keywords" ? KEYWORD_MOST : NOTE_MOST;
    const text = await askText(this.seat.root, this.seat.say("edit-note"), now, most);
    if (text && text !== now) this.seat.send({ t: "note.edit", note, text });
  }
}
