import type { Keyed } from "./frames";

// The room forgets who wrote an anonymous note; the writer need not. What was sent from this device is remembered on this
// device, and nowhere else.

const MOST = 500;

export interface Sent {
  note: number;
  step: number;
  text: string;
}

export class SentNotes {
  private notes: Sent[];
  private readonly place: string;

  constructor(code: string) {
    this.place = `verbond-sent-${code}`;
    this.notes = read(this.place);
  }

  of(step: number): readonly Sent[] {
    return this.notes.filter((one) => one.step === step);
  }

  /** Remembers what a command that was kept wrote, changed or took away. */
  learn(command: Keyed, note: number | undefined): void {
    if (command.t === "note.add" && note !== undefined) {
      this.notes = [...this.notes, { note, step: Number(command.step), text: String(command.text) }].slice(-MOST);
    } else if (command.t === "note.edit") {
      this.notes = this.notes.map((one) => (one.note === command.note ? { ...one, text: String(command.text) } : one));
    } else if (command.t === "note.drop") {
      this.notes = this.notes.filter((one) => one.note !== command.note);
    } else return;
    try {
      localStorage.setItem(this.place, JSON.stringify(this.notes));
    } catch {
      // Then it is remembered for as long as the page is open.
    }
  }
}

function read(place: string): Sent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one?.note === "number" && typeof one?.text === "string") : [];
  } catch {
    return [];
  }
}
