import { Board } from "./board";
import { countdown } from "./countdown";
import { all, copy, fill, keyed, need, setAttribute, show } from "./dom";
import { Draft } from "./draft";
import { OwnNotes } from "./own";
import { Seat } from "./seat";
import type { Collects, Group, Step } from "./frames";
import { Votes } from "./votes";

// One phone: one thing to do at a time. The step of the group stands in front unless its reader is still writing, or went to
// look at another one; then a line says where the others are.

const COLLECTS: readonly Collects[] = ["talk", "keywords", "notes", "clusters", "votes", "factors", "intentions"];
const WITH_BOARD: readonly Collects[] = ["clusters", "votes", "factors"];
const DONE_MATTERS: readonly Collects[] = ["keywords", "notes", "talk", "votes", "intentions"];

export class Phone {
  private readonly seat: Seat;
  private readonly board: Board;
  private readonly own: OwnNotes;
  private readonly votes: Votes;
  private readonly drafts: Record<"note" | "keyword" | "intention" | "story", Draft>;
  private shown: number | null = null;
  private wentElsewhere = false;
  private openedBoard: boolean;
  private counted = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly code: string,
    startsAtBoard: boolean,
  ) {
    this.openedBoard = startsAtBoard;
    this.seat = new Seat(root, "phone", code, startsAtBoard);
    this.board = new Board(this.seat, need(root, "[data-board]"));
    this.own = new OwnNotes(this.seat, need(root, "[data-own]"), code);
    this.votes = new Votes(this.seat);
    const field = <E extends HTMLElement>(name: string) => need<E>(root, `[data-field=${name}]`);
    this.drafts = {
      note: new Draft(field<HTMLTextAreaElement>("note")),
      keyword: new Draft(field<HTMLInputElement>("keyword")),
      intention: new Draft(field<HTMLTextAreaElement>("intention")),
      story: new Draft(field<HTMLTextAreaElement>("story")),
    };
    this.drafts.story.turnTo(`verbond-story-${code}`);
    countdown(this.seat);
    this.seat.onChange(() => this.render());
    this.listen();
  }

  private listen(): void {
    const on = (name: string, act: () => void) => all(this.root, `[data-act="${name}"]`).forEach((one) => one.addEventListener("click", act));
    const form = (name: string, act: () => void) =>
      need(this.root, `form[data-form="${name}"]`).addEventListener("submit", (event) => (event.preventDefault(), act()));
    form("note", () => this.addNote("note"));
    form("keyword", () => this.addNote("keyword"));
    form("intention", () => this.keepIntention());
    form("name", () => this.keepName());
    on("follow", () => this.follow());
    on("story-clear", () => this.drafts.story.clear());
    on("ready", () => this.seat.send({ t: "ready.set", ready: !this.isReady }));
    on("intention-drop", () => this.seat.send({ t: "intention.drop" }));
    on("board", () => {
      this.openedBoard = !this.openedBoard;
      this.seat.plan();
    });
    this.drafts.note.field.addEventListener("keydown", (event) => {
      if ((event as KeyboardEvent).key === "Enter" && ((event as KeyboardEvent).ctrlKey || (event as KeyboardEvent).metaKey)) this.addNote("note");
    });
    for (const draft of Object.values(this.drafts)) draft.field.addEventListener("input", () => this.seat.plan());
  }

  private get isReady(): boolean {
    const asked = this.seat.wire.queue.all.findLast((one) => one.t === "ready.set");
    return asked ? asked.ready === true : (this.seat.room.mine?.ready ?? false);
  }

  private get isWriting(): boolean {
    const step = this.seat.room.step(this.shown);
    const draft = step && { keywords: this.drafts.keyword, notes: this.drafts.note, intentions: this.drafts.intention }[step.collects as string];
    const typing = document.activeElement === draft?.field || document.activeElement === this.drafts.story.field;
    return Boolean(draft && draft.field.value.trim() !== this.keptText(step) && draft.field.value.trim()) || (typing && Boolean((document.activeElement as HTMLTextAreaElement).value.trim()));
  }

  private keptText(step: Step): string {
    return step.collects === "intentions" ? (this.seat.room.mine?.intention?.text ?? "") : "";
  }

  private follow(): void {
    this.wentElsewhere = false;
    this.shown = this.seat.room.at;
    this.seat.plan();
    need(this.root, "[data-heading]").focus();
    window.scrollTo(0, 0);
  }

  private render(): void {
    const { room } = this.seat;
    const phase = room.standing?.phase ?? "lobby";
    if (this.shown === null || phase !== "step" || (!this.wentElsewhere && !this.isWriting)) {
      if (this.shown !== room.at && room.at !== null) this.seat.announcer.tell("step", this.seat.say("step-now", { number: room.at + 1, title: room.step(room.at)?.title ?? "" }));
      this.shown = room.at;
    }
    const step = room.step(this.shown);
    for (const name of ["lobby", "step", "closed"]) show(this.root, name, name === phase);
    show(this.root, "not-closed", phase !== "closed");
    show(this.root, "remind", phase === "closed" || (phase === "step" && step?.collects === "intentions"));
    show(this.root, "elsewhere", phase === "step" && this.shown !== room.at);
    const people = room.counts?.people ?? 0;
    fill(this.root, { "room-title": room.template?.title ?? "", here: this.seat.say(people === 1 ? "people-one" : "people", { count: people }) });
    setAttribute(need(this.root, "[data-locked]"), "hidden", room.standing?.entry === "locked" ? null : "");
    if (room.at !== null) fill(this.root, { "group-at": this.seat.say("group-at", { number: room.at + 1, title: room.step(room.at)?.title ?? "" }) });
    this.drawName();
    this.drawSteps();
    for (const name of COLLECTS) show(this.root, `collects-${name}`, phase === "step" && name === step?.collects);
    if (step && this.shown !== null) this.drawStep(step, this.shown);
    this.drawFactors();
    this.drawIntentions();
    this.drawBoard(step, phase);
  }

  private drawName(): void {
    const name = this.seat.room.mine?.name ?? "";
    const field = need<HTMLInputElement>(this.root, "[data-field=name]");
    if (document.activeElement !== field && field.dataset.kept !== name) {
      field.value = name;
      field.dataset.kept = name;
    }
    fill(this.root, { "my-name": name || this.seat.say("no-name") });
  }

  /** Earlier steps stay open: who was not done may still fill in. */
  private drawSteps(): void {
    const { room, say } = this.seat;
    const begun = (room.template?.steps ?? []).map((step, index) => ({ step, index })).filter(({ index }) => room.standing?.steps[index]?.begun);
    show(this.root, "steps", begun.length > 1 && room.standing?.phase === "step");
    keyed(need(this.root, "[data-list=steps]"), begun, ({ index }) => String(index), ({ index }) => {
      const item = copy(this.root, "step");
      need(item, "button").addEventListener("click", () => {
        this.shown = index;
        this.wentElsewhere = index !== room.at;
        this.seat.plan();
        need(this.root, "[data-heading]").focus();
      });
      return item;
    }, (item, { step, index }) => {
      fill(item, { step: say("step-called", { number: index + 1, title: step.title }) });
      setAttribute(need(item, "button"), "aria-current", index === this.shown ? "step" : null);
    });
  }

  private drawStep(step: Step, index: number): void {
    const { room, say } = this.seat;
    const progress = room.standing?.steps[index];
    const revealed = progress?.revealed ?? false;
    const isWritten = step.collects === "keywords" || step.collects === "notes";
    const named = progress?.authorship === "named";
    fill(this.root, {
      "step-number": say("step-of", { number: index + 1, of: room.template?.steps.length ?? 0 }),
      "step-title": step.title,
      prompt: step.prompt,
      authorship: say(named ? "authorship-named" : "authorship-anonymous"),
      "who-sees": say(revealed || step.shows === "live" ? "sees-everybody" : step.shows === "group" ? "sees-group" : "sees-later"),
    });
    show(this.root, "written", isWritten);
    show(this.root, "revealed", isWritten && revealed && step.shows !== "live");
    show(this.root, "muted", room.mine?.muted ?? false);
    const isHere = index === room.at;
    show(this.root, "ready", isHere && DONE_MATTERS.includes(step.collects) && step.format !== "plenary");
    setAttribute(need(this.root, "[data-act=ready]"), "aria-pressed", String(this.isReady));
    this.drawGroup(step, isHere ? (room.mine?.group ?? null) : null);
    this.drafts.note.turnTo(`verbond-note-${this.code}-${index}`);
    this.drafts.keyword.turnTo(`verbond-keyword-${this.code}-${index}`);
    if (isWritten) this.own.render(index);
    const used = [...(step.collects === "keywords" ? this.drafts.keyword : this.drafts.note).field.value].length;
    fill(this.root, { used: say("characters", { used, most: step.collects === "keywords" ? 40 : 280 }) });
    if (step.collects === "votes") {
      fill(this.root, { "dots-left": revealed ? say("dots-revealed") : say("dots-left", { left: this.votes.standing(index).left, dots: step.dots ?? 0, most: step.on_one ?? 0 }) });
    }
  }

  private drawGroup(step: Step, group: Group | null): void {
    const { say, room } = this.seat;
    const hasGroups = ["pairs", "trios", "small", "named"].includes(step.format);
    show(this.root, "group", hasGroups && group !== null);
    show(this.root, "choose-group", step.format === "named" && this.shown === room.at);
    show(this.root, "no-group", hasGroups && group === null && step.format !== "named" && this.shown === room.at);
    if (group) {
      const others = group.people.filter(({ person }) => person !== room.mine?.person);
      const names = others.map(({ name }) => name ?? say("somebody"));
      const called = group.name ?? (group.group === null ? "" : say("group-number", { number: group.group }));
      fill(this.root, {
        "group-name": group.group === null ? say("group-waits") : called,
        "group-with": names.length > 0 ? say("group-with", { names: names.join(", ") }) : say("group-alone"),
      });
    }
    const choices = step.format === "named" ? step.groups.map((name, place) => ({ name, number: place + 1 })) : [];
    keyed(need(this.root, "[data-list=choices]"), choices, ({ name }) => name, ({ number }) => {
      const item = copy(this.root, "choice");
      need(item, "button").addEventListener("click", () => this.seat.send({ t: "group.choose", group: number }));
      return item;
    }, (item, { name, number }) => {
      fill(item, { choice: name });
      setAttribute(need(item, "button"), "aria-pressed", String(group?.group === number));
    });
  }

  private drawFactors(): void {
    const { room } = this.seat;
    show(this.root, "factors", room.factors.length > 0);
    keyed(need(this.root, "[data-list=factors]"), room.factors, (factor) => factor.word, () => copy(this.root, "factor"), (item, factor) => {
      fill(item, { word: factor.word, meaning: factor.meaning ?? "" });
    });
  }

  private drawIntentions(): void {
    const { room } = this.seat;
    const kept = room.mine?.intention ?? null;
    if (room.standing?.phase === "closed") show(this.root, "collects-intentions", kept !== null);
    show(this.root, "intention-form", room.standing?.phase !== "closed");
    show(this.root, "intention-kept", kept !== null);
    if (kept) fill(this.root, { "intention-text": kept.text, "intention-for": this.seat.say(kept.shared ? "intention-shared" : "intention-private") });
    const draft = this.drafts.intention;
    draft.turnTo(`verbond-intention-${this.code}`);
    if (!draft.field.value && kept && document.activeElement !== draft.field) draft.field.value = kept.text;
    show(this.root, "shared-intentions", room.hasBoard && room.intentions.length > 0);
    const intentions = room.intentions.map((intention, place) => ({ intention, place }));
    keyed(need(this.root, "[data-list=intentions]"), intentions, ({ place }) => String(place), () => copy(this.root, "intention"), (item, { intention }) => {
      fill(item, { text: intention.text, by: intention.by ?? this.seat.say("somebody") });
    });
  }

  private drawBoard(step: Step | undefined, phase: string): void {
    const { room } = this.seat;
    const asks = step !== undefined && WITH_BOARD.includes(step.collects);
    const open = this.openedBoard || asks || phase === "closed" || step?.collects === "intentions";
    this.seat.look(open);
    const isShown = this.openedBoard || asks || phase === "closed";
    show(this.root, "board", isShown && room.hasBoard);
    const toggle = need(this.root, "[data-act=board]");
    toggle.hidden = asks || phase === "closed";
    setAttribute(toggle, "aria-expanded", String(this.openedBoard));
    if (!isShown || !room.hasBoard) return;
    const votes = step?.collects === "votes" && this.shown !== null && !room.isRevealed(this.shown) && phase === "step";
    this.board.render({ arrange: step?.collects === "clusters" && this.shown === room.at && phase === "step", moderate: false, vote: votes ? this.shown : null });
    const count = room.shown.length;
    if (this.counted > 0 && count > this.counted) this.seat.announcer.tell("notes", this.seat.say("new-notes", { count: count - this.counted }));
    this.counted = count;
  }

  private addNote(name: "note" | "keyword"): void {
    const draft = this.drafts[name];
    const text = draft.field.value.trim();
    if (!text || this.shown === null) return draft.field.focus();
    this.seat.send({ t: "note.add", step: this.shown, text });
    draft.clear();
    draft.field.focus();
    this.seat.announcer.answer(this.seat.say(this.seat.wire.isOpen ? "note-sent" : "note-queued"));
  }

  private keepIntention(): void {
    const draft = this.drafts.intention;
    const text = draft.field.value.trim();
    if (!text) return draft.field.focus();
    const shared = need<HTMLInputElement>(this.root, "[data-field=shared]").checked;
    this.seat.send({ t: "intention.set", text, shared });
    this.seat.announcer.answer(this.seat.say(shared ? "intention-sent-shared" : "intention-sent-private"));
  }

  private keepName(): void {
    const field = need<HTMLInputElement>(this.root, "[data-field=name]");
    const name = field.value.trim();
    field.dataset.kept = name;
    this.seat.send({ t: "name.set", name: name || null });
    this.seat.announcer.answer(this.seat.say("name-kept"));
  }
}
