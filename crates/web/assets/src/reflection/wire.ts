import { Clock } from "./clock";
import type { Command, Frame, Keyed, Kind } from "./frames";
import { Queue } from "./queue";

// The connection to the room: a WebSocket, or, where something on the way breaks those, a stream of events with posts
// beside it. Both count by the same sequence numbers, so that nothing is missed between one and the other.

const FIRST_MS = 500;
const LONGEST_MS = 8_000;
const PINGS_AT_FIRST = 5;
const PING_EVERY_MS = 30_000;
const SILENCE_MS = 75_000;
const AGAIN_MS = 1_200;
/** Codes with which the server ends a connection. */
const [SENT_AWAY, NO_ROOM, BEHIND, ROOM_GONE] = [4403, 4404, 4408, 4410];
const CAME_LATER: readonly string[] = ["too-fast", "later"];

export type Standing = "on" | "off" | "ended";

/** What became of a command: kept, with the number of the note it wrote, or refused with a sentence. */
export type Answer = { note: number | undefined } | { code: string; says: string };

export interface Heard {
  frame(frame: Frame): void;
  standing(standing: Standing, code?: number): void;
  answered(command: Keyed, answer: Answer): void;
  /** Up to where this device knows everything, if it knows anything yet, and whether it looks at the board. */
  since(): { seq: number | undefined; board: boolean };
}

export class Wire {
  readonly clock = new Clock();
  readonly queue: Queue;
  private socket: WebSocket | undefined;
  private stream: EventSource | undefined;
  private failures = 0;
  private neverOpened = 0;
  private heardAt = 0;
  private timer = 0;
  private ended = false;

  constructor(
    private readonly code: string,
    private readonly kind: Kind,
    private readonly heard: Heard,
  ) {
    this.queue = new Queue(code, kind);
    window.setInterval(() => this.look(), PING_EVERY_MS);
    window.addEventListener("online", () => this.connectNow());
    // A socket may not notice for minutes that it leads nowhere.
    window.addEventListener("offline", () => {
      if (!this.ended) this.closed(0);
    });
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) return;
      this.clock.forget();
      if (this.isOpen) this.ping();
      else this.connectNow();
    });
    this.connect();
  }

  /** Sends a command now, or as soon as there is a connection. */
  send(command: Command): Keyed {
    const keyed = this.queue.add(command);
    this.pass(keyed);
    return keyed;
  }

  /** Sends what is only true of this connection and need not be kept. */
  say(command: Command): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(command));
    else if (this.stream) this.reopenStream();
  }

  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN || this.stream?.readyState === EventSource.OPEN;
  }

  private address(path: string): string {
    const { seq, board } = this.heard.since();
    const query = new URLSearchParams({ as: this.kind });
    if (seq !== undefined) query.set("since", String(seq));
    if (board) query.set("board", "1");
    return `/w/${this.code}/${path}?${query}`;
  }

  private connectNow(): void {
    if (this.ended || this.isOpen) return;
    clearTimeout(this.timer);
    this.connect();
  }

  private connect(): void {
    if (this.neverOpened >= 2) this.openStream();
    else this.openSocket();
  }

  private openSocket(): void {
    this.drop();
    const socket = new WebSocket(location.origin.replace(/^http/, "ws") + this.address("ws"));
    this.socket = socket;
    let opened = false;
    socket.addEventListener("open", () => {
      opened = true;
      this.neverOpened = 0;
      this.opened();
      for (let count = 0; count < PINGS_AT_FIRST; count += 1) window.setTimeout(() => this.ping(), count * 200);
    });
    socket.addEventListener("message", (event) => this.take(event.data));
    socket.addEventListener("close", (event) => {
      if (this.socket !== socket) return;
      if (!opened && navigator.onLine) this.neverOpened += 1;
      this.closed(event.code);
    });
  }

  private openStream(): void {
    this.drop();
    const stream = new EventSource(this.address("events"));
    this.stream = stream;
    stream.addEventListener("open", () => this.opened());
    stream.addEventListener("message", (event) => this.take(event.data));
    stream.addEventListener("cut", (event) => {
      if (this.stream === stream) this.closed((event as MessageEvent).data === "gone" ? ROOM_GONE : BEHIND);
    });
    stream.addEventListener("error", () => {
      if (this.stream !== stream) return;
      stream.close();
      this.closed(0);
    });
  }

  private reopenStream(): void {
    this.drop();
    this.openStream();
  }

  private drop(): void {
    const [socket, stream] = [this.socket, this.stream];
    [this.socket, this.stream] = [undefined, undefined];
    socket?.close();
    stream?.close();
  }

  private opened(): void {
    this.failures = 0;
    this.heardAt = performance.now();
    this.heard.standing("on");
    const waiting = this.queue.all;
    if (this.stream) void this.post([...waiting]);
    else waiting.forEach((keyed) => this.pass(keyed));
  }

  private closed(code: number): void {
    this.drop();
    clearTimeout(this.timer);
    if (code === NO_ROOM || code === ROOM_GONE || code === SENT_AWAY) {
      this.ended = true;
      this.heard.standing("ended", code);
      return;
    }
    this.heard.standing("off");
    const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.failures);
    this.failures += 1;
    // Three hundred phones that lost the same connection do not all come back in one moment.
    const wait = code === BEHIND ? Math.random() * FIRST_MS : longest * (0.5 + Math.random() / 2);
    this.timer = window.setTimeout(() => this.connect(), wait);
  }

  private pass(keyed: Keyed): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(keyed));
    else if (this.stream) void this.post([keyed]);
  }

  private async post(commands: Keyed[]): Promise<void> {
    for (let from = 0; from < commands.length; from += 20) {
      const part = commands.slice(from, from + 20);
      try {
        const answer = await fetch(`/w/${this.code}/commands?as=${this.kind}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(part),
        });
        if (!answer.ok) throw new Error(String(answer.status));
        for (const frame of (await answer.json()) as Frame[]) this.hear(frame);
      } catch {
        window.setTimeout(() => void this.post(part.filter((one) => this.queue.all.includes(one))), AGAIN_MS * 3);
        return;
      }
    }
  }

  private take(text: unknown): void {
    if (typeof text !== "string") return;
    this.heardAt = performance.now();
    let frame: Frame | Frame[];
    try {
      frame = JSON.parse(text) as Frame | Frame[];
    } catch (error) {
      console.error("a frame that is none", error);
      return;
    }
    for (const one of Array.isArray(frame) ? frame : [frame]) this.hear(one);
  }

  private hear(frame: Frame): void {
    if (frame.t === "pong") this.clock.hears(frame.at, frame.now);
    else if (frame.now !== undefined) this.clock.overhears(frame.now);
    if (frame.t === "no" && CAME_LATER.includes(frame.code)) {
      const waiting = this.queue.all.find((one) => one.cid === frame.cid);
      if (waiting) window.setTimeout(() => this.pass(waiting), AGAIN_MS * (1 + Math.random()));
      return;
    }
    if (frame.t === "ack" || frame.t === "no") {
      const command = this.queue.done(frame.cid);
      if (command) this.heard.answered(command, frame.t === "no" ? frame : { note: frame.note });
      return;
    }
    this.heard.frame(frame);
  }

  private ping(): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ t: "ping", at: this.clock.asks() }));
  }

  /** Now and then: a connection that says nothing for long is none. */
  private look(): void {
    if (this.socket?.readyState === WebSocket.OPEN && performance.now() - this.heardAt > SILENCE_MS) this.closed(0);
    else this.ping();
  }
}
