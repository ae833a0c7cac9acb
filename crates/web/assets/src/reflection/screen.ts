import { Board } from "./board";
import { countdown } from "./countdown";
import { copy, fill, keyed, need, setAttribute, show } from "./dom";
import type { Collects, Note, Step } from "./frames";
import { Seat } from "./seat";

// The wall. Only what everybody may see, large enough for the last row; what does not fit on one picture turns its pages.

const NOTES_A_PAGE = 24;
const NOTES_A_PAGE_LEAST = 4;
/** How often what does not fit is drawn a little smaller; the style sheet has the sizes. */
const SMALLER_MOST = 5;
const LITTLE_MORE = 1.2;
const SMALLER_FIRST = 2;
/** Below this width, in pixels, a wall is a page that is scrolled. */
const WALL_FROM = 864;
const WORD_MOST = 24;
const TURN_AFTER_MS = 15_000;
const WORDS_SHOWN = 10;
const WITH_WORDS: readonly Collects[] = ["notes", "keywords", "clusters", "factors", "talk"];

export class Screen {
  private readonly seat: Seat;
  private readonly board: Board;
  private page = 0;
  private shown: number | null = null;
  private paused = false;
  private notesAPage = NOTES_A_PAGE;
  private smaller = 0;

  constructor(
    private readonly root: HTMLElement,
    code: string,
  ) {
    this.seat = new Seat(root, "screen", code, true);
    this.board = new Board(this.seat, need(root, "[data-board]"));
    countdown(this.seat);
    this.seat.onChange(() => this.render());
    const pause = need(root, "[data-act=pause-pages]");
    pause.addEventListener("click", () => {
      this.paused = !this.paused;
      setAttribute(pause, "aria-pressed", String(this.paused));
    });
    window.setInterval(() => {
      if (this.paused) return;
      this.page += 1;
      this.seat.plan();
    }, TURN_AFTER_MS);
    window.addEventListener("resize", () => {
      this.startLarge();
      this.seat.plan();
    });
    void document.fonts?.ready.then(() => this.seat.plan());
    void stayAwake();
    document.addEventListener("visibilitychange", () => void stayAwake());
  }

  private render(): void {
    const { room, say } = this.seat;
    const phase = room.standing?.phase ?? "lobby";
    for (const name of ["lobby", "step", "closed"]) show(this.root, name, name === phase);
    const people = room.counts?.people ?? 0;
    fill(this.root, { "room-title": room.template?.title ?? "", people: say(people === 1 ? "people-one" : "people", { count: people }) });
    show(this.root, "joining", room.standing?.entry === "open" && phase !== "closed");
    this.drawParts();
    const step = room.step(room.at);
    if (room.at !== this.shown) {
      [this.shown, this.page] = [room.at, 0];
      this.startLarge();
    }
    if (step && room.at !== null) this.drawStep(step, room.at);
    this.drawFactors(step, phase);
    this.drawIntentions(step, phase);
    this.drawWords(step, phase);
    this.drawBoard(step, phase);
    this.fit(phase);
  }

  private startLarge(): void {
    [this.notesAPage, this.smaller] = [NOTES_A_PAGE, 0];
    setAttribute(need(this.root, ".wall"), "data-smaller", null);
  }

  /** Nobody scrolls a wall: what does not fit is drawn smaller, put on more pages, and drawn smaller still. */
  private fit(phase: string): void {
    const over = (need(this.root, ".wall").getBoundingClientRect().bottom + window.scrollY) / window.innerHeight;
    if (over <= 1.005 || window.innerWidth < WALL_FROM || phase === "lobby") return;
    const hasPages = !need(this.root, "[data-board]").hidden && this.seat.room.shown.length > NOTES_A_PAGE_LEAST;
    const bare = need(this.root, ".wall").classList.contains("names-only");
    // A little too much is a little smaller; more is another page.
    const isLittle = over <= LITTLE_MORE && this.smaller < SMALLER_FIRST;
    if (hasPages && !bare && !isLittle && this.notesAPage > NOTES_A_PAGE_LEAST) {
      const count = Math.min(this.notesAPage, this.seat.room.shown.length);
      this.notesAPage = Math.max(NOTES_A_PAGE_LEAST, Math.min(count - 1, Math.floor(count / over)));
    } else if (this.smaller < SMALLER_MOST) {
      this.smaller += 1;
      setAttribute(need(this.root, ".wall"), "data-smaller", String(this.smaller));
    } else return;
    this.seat.plan();
  }

  private drawParts(): void {
    const { room } = this.seat;
    const here = room.step(room.at)?.part ?? -1;
    const parts = (room.template?.parts ?? []).map((title, place) => ({ title, place }));
    keyed(need(this.root, "[data-list=parts]"), parts, ({ place }) => String(place), () => copy(this.root, "part"), (item, { title, place }) => {
      fill(item, { part: `${place + 1} ${title}` });
      const begun = room.template?.steps.some((step, index) => step.part === place && room.standing?.steps[index]?.begun);
      setAttribute(item, "aria-current", place === here ? "step" : null);
      item.classList.toggle("begun", begun ?? false);
    });
  }

  private drawStep(step: Step, index: number): void {
    const { room, say } = this.seat;
    const revealed = room.isRevealed(index);
    const writes = step.collects === "keywords" || step.collects === "notes";
    const here = room.counts?.here ?? 0;
    fill(this.root, {
      "step-number": say("step-line", { number: index + 1, format: say(`format-${step.format}`), minutes: step.minutes }),
      "step-title": step.title,
      prompt: step.prompt,
      // A vote and what is still hidden is told in numbers only.
      hidden: step.collects === "votes" ? say("voted-count", { count: room.counts?.voters[index] ?? 0, here }) : say("hidden-count", { count: room.counts?.notes[index] ?? 0 }),
      ready: say("ready-count", { ready: room.counts?.ready ?? 0, here }),
    });
    show(this.root, "hidden", (writes && step.shows !== "live" && !revealed) || (step.collects === "votes" && !revealed));
    show(this.root, "ready", step.format !== "plenary" && step.collects !== "votes" && !revealed);
    const seating = room.seating(index);
    const groups = step.format === "plenary" || step.format === "alone" ? [] : [...(seating?.groups ?? [])];
    show(this.root, "groups", groups.length > 0 && !(writes && step.shows !== "own"));
    keyed(need(this.root, "[data-list=groups]"), groups, ({ group }) => String(group), () => copy(this.root, "group"), (item, group) => {
      fill(item, {
        group: group.name ?? say("group-number", { number: group.group ?? 0 }),
        members: group.people.map(({ name }) => name ?? say("somebody")).join(", ") || "–",
      });
    });
  }

  private drawFactors(step: Step | undefined, phase: string): void {
    const { room } = this.seat;
    const shown = room.factors.length > 0 && (phase === "closed" || step?.collects === "factors" || step?.collects === "intentions");
    show(this.root, "factors", shown);
    keyed(need(this.root, "[data-list=factors]"), room.factors, ({ word }) => word, () => copy(this.root, "factor"), (item, factor) => {
      fill(item, { word: factor.word, meaning: factor.meaning ?? "" });
    });
  }

  private drawIntentions(step: Step | undefined, phase: string): void {
    const { room, say } = this.seat;
    const shown = room.intentions.length > 0 && (phase === "closed" || step?.collects === "intentions");
    show(this.root, "intentions", shown);
    const intentions = room.intentions.map((intention, place) => ({ intention, place }));
    keyed(need(this.root, "[data-list=intentions]"), intentions, ({ place }) => String(place), () => copy(this.root, "intention"), (item, { intention }) => {
      fill(item, { text: intention.text, by: intention.by ?? say("somebody") });
    });
  }

  private drawWords(step: Step | undefined, phase: string): void {
    const { room, say } = this.seat;
    const words = room.words.filter(({ word }) => word.length <= WORD_MOST).slice(0, WORDS_SHOWN);
    show(this.root, "words", words.length > 0 && phase === "step" && step !== undefined && WITH_WORDS.includes(step.collects));
    const counts = words.map(({ count }) => count);
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    keyed(need(this.root, "[data-list=words]"), words, ({ stem }) => stem, () => copy(this.root, "word"), (item, word) => {
      fill(item, { word: word.word, count: say("word-count", { count: word.count }) });
      setAttribute(item, "data-size", String(1 + Math.round((3 * (word.count - least)) / Math.max(most - least, 2))));
    });
  }

  private drawBoard(step: Step | undefined, phase: string): void {
    const { room } = this.seat;
    const shown = phase === "step" && step !== undefined && step.collects !== "intentions" && !(step.collects === "factors" && room.factors.length > 0 && room.clusters.size === 0);
    const notes = room.shown;
    const perPage = this.notesAPage;
    // While factors are chosen, the names of the clusters are enough to choose from.
    const bare = step?.collects === "factors" && room.factors.length > 0;
    need(this.root, ".wall").classList.toggle("names-only", bare);
    const ordered = room.clusters.size > 0 ? [...notes].sort((one, other) => (one.cluster ?? Infinity) - (other.cluster ?? Infinity)) : notes;
    const taken = new Set(room.factors.map(({ cluster }) => cluster));
    const left = ordered.filter(({ cluster }) => cluster !== null && !taken.has(cluster));
    const all = bare ? [left] : pagesOf(ordered, perPage);
    const [pages, at] = [all.length, this.page % all.length];
    const page = new Set((all[at] ?? []).map((note) => note.note));
    show(this.root, "board", shown && (bare ? left.length > 0 : notes.length > 0 || room.clusters.size > 0));
    show(this.root, "pages", shown && pages > 1);
    fill(this.root, { page: this.seat.say("page-of", { at: at + 1, of: pages }) });
    if (shown) this.board.render({ arrange: false, moderate: false, vote: null }, (note) => page.has(note.note));
  }
}

/** The notes page by page: a cluster stays whole wherever it fits on one. */
function pagesOf(ordered: readonly Note[], perPage: number): Note[][] {
  const lying = new Map<number | null, Note[]>();
  for (const note of ordered) lying.set(note.cluster, [...(lying.get(note.cluster) ?? []), note]);
  let page: Note[] = [];
  const pages = [page];
  const turn = (count: number) => {
    if (page.length > 0 && page.length + count > perPage) pages.push((page = []));
  };
  for (const together of lying.values()) {
    turn(together.length);
    for (let at = 0; at < together.length; at += perPage) {
      const piece = together.slice(at, at + perPage);
      turn(piece.length);
      page.push(...piece);
    }
  }
  return pages;
}

/** The wall does not go dark while people talk, where the browser can be asked. */
async function stayAwake(): Promise<void> {
  if (document.hidden || !("wakeLock" in navigator)) return;
  try {
    await navigator.wakeLock.request("screen");
  } catch {
    // A battery that is low may refuse; the wall then goes dark as any screen does.
  }
}
