import { Announcer } from "./announce";
import { need, sentences } from "./dom";
import type { Command, Keyed, Kind } from "./frames";
import { Room } from "./room";
import { type Standing, Wire } from "./wire";

/** A device in a room: what it knows, how it asks, what it says to its reader. */
export class Seat {
  readonly room = new Room();
  readonly wire: Wire;
  readonly say: ReturnType<typeof sentences>;
  readonly announcer: Announcer;
  private looksAtBoard = false;
  private planned = false;
  private bannerTimer = 0;
  private readonly renders: (() => void)[] = [];
  private readonly takens: ((command: Keyed, note: number | undefined) => void)[] = [];

  constructor(
    readonly root: HTMLElement,
    readonly kind: Kind,
    code: string,
    board: boolean,
  ) {
    this.say = sentences(root);
    this.announcer = new Announcer(need(root, "[data-region]"));
    this.looksAtBoard = board;
    this.wire = new Wire(code, kind, {
      frame: (frame) => {
        const wasKnown = this.room.template !== undefined;
        if (this.room.take(frame)) this.plan();
        if (!wasKnown && this.room.template) this.begin();
      },
      standing: (standing, code) => this.tellStanding(standing, code),
      answered: (command, answer) => {
        if ("says" in answer) this.tellRefused(answer.says);
        else for (const taken of this.takens) taken(command, answer.note);
        this.plan();
      },
      since: () => {
        // What happened since says nothing of a board this device never had.
        const isWhole = this.room.hasBoard || !this.looksAtBoard;
        return { seq: (isWhole && this.room.seq) || undefined, board: this.looksAtBoard };
      },
    });
  }

  /** Calls `render` whenever something changed, at most once for each picture the screen draws. */
  onChange(render: () => void): void {
    this.renders.push(render);
  }

  /** Calls `taken` with each command that was kept, and the number of the note it wrote. */
  onTaken(taken: (command: Keyed, note: number | undefined) => void): void {
    this.takens.push(taken);
  }

  send(command: Command): Keyed {
    const keyed = this.wire.send(command);
    this.plan();
    return keyed;
  }

  /** A phone asks for the board only while somebody looks at it. */
  look(open: boolean): void {
    if (this.kind !== "phone" || open === this.looksAtBoard) return;
    this.looksAtBoard = open;
    if (!open) this.room.leaveBoard();
    this.wire.say({ t: "board", open });
    this.plan();
  }

  plan(): void {
    if (this.planned || !this.room.template) return;
    this.planned = true;
    // A tab behind another draws nothing, and is still to be right when somebody turns to it.
    const draw = () => {
      this.planned = false;
      for (const render of this.renders) render();
    };
    if (document.hidden) window.setTimeout(draw, 0);
    else requestAnimationFrame(draw);
  }

  private begin(): void {
    need(this.root, ".plain").remove();
    need(this.root, ".live").hidden = false;
  }

  private tellStanding(standing: Standing, code?: number): void {
    const banner = need(this.root, "[data-banner]");
    clearTimeout(this.bannerTimer);
    const tell = (sentence: string) => {
      banner.textContent = sentence;
      banner.hidden = false;
    };
    if (standing === "on") banner.hidden = true;
    else if (standing === "ended") tell(this.say(code === 4403 ? "sent-away" : "room-gone"));
    // A short gap is nobody's concern.
    else this.bannerTimer = window.setTimeout(() => tell(this.say("no-connection")), 3_000);
  }

  private tellRefused(says: string): void {
    const place = need(this.root, "[data-refused]");
    place.textContent = says;
    place.hidden = false;
    window.setTimeout(() => {
      if (place.textContent === says) place.hidden = true;
    }, 12_000);
  }
}
