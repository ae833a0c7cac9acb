import type { Command, Keyed } from "./frames";

// What was asked for and not yet acknowledged. It outlives a reload, a closed tab and a lost connection.

const MOST = 500;

export class Queue {
  private waiting: Keyed[];
  private readonly place: string;

  constructor(code: string, kind: string) {
    this.place = `verbond-room-${code}-${kind}`;
    this.waiting = read(this.place);
  }

  get all(): readonly Keyed[] {
    return this.waiting;
  }

  add(command: Command): Keyed {
    const keyed: Keyed = { ...command, t: command.t, cid: newKey() };
    this.waiting = [...this.waiting, keyed].slice(-MOST);
    this.keep();
    return keyed;
  }

  /** Takes out what was answered; gives it, if it was here. */
  done(cid: string): Keyed | undefined {
    const found = this.waiting.find((one) => one.cid === cid);
    this.waiting = this.waiting.filter((one) => one.cid !== cid);
    if (found) this.keep();
    return found;
  }

  private keep(): void {
    try {
      localStorage.setItem(this.place, JSON.stringify(this.waiting));
    } catch {
      // A browser that keeps nothing, or is full: it still waits in memory for as long as the page is open.
    }
  }
}

function read(place: string): Keyed[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one?.cid === "string" && typeof one?.t === "string") : [];
  } catch {
    return [];
  }
}

/** A key no other device makes. `randomUUID` is not there without https, on a practice's own network. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
