import { Board } from "./board";
import { countdown } from "./countdown";
import { about, all, copy, fill, keyed, need, setAttribute, show } from "./dom";
import { FactorForm } from "./factor-form";
import type { Command, Step } from "./frames";
import { Seat } from "./seat";

// The facilitator's view: where the group is, how many are done, and what can be done next. Before a reveal it knows numbers and
// no contents.

export class Lead {
  private readonly seat: Seat;
  private readonly board: Board;
  private readonly factors: FactorForm;

  constructor(
    private readonly root: HTMLElement,
    code: string,
  ) {
    this.seat = new Seat(root, "lead", code, true);
    this.board = new Board(this.seat, need(root, "[data-board]"));
    this.factors = new FactorForm(this.seat, need(root, "[data-factors]"));
    countdown(this.seat);
    this.seat.onChange(() => this.render());
    // Whoever presses twice goes one step on, not two: a button says for which step it was drawn.
    root.addEventListener("click", (event) => this.clicked(event));
    need(root, 'form[data-form="note"]').addEventListener("submit", (event) => (event.preventDefault(), this.addNote()));
    root.addEventListener("change", (event) => this.changed(event));
  }

  private clicked(event: MouseEvent): void {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-do]");
    if (!button) return;
    const about = (name: string) => Number(button.closest<HTMLElement>(`[data-${name}]`)?.dataset[name]);
    const asked = button.dataset.do ?? "";
    const step = this.seat.room.at;
    const commands: Record<string, () => Command | undefined> = {
      "step.go": () => ({ t: "step.go", step: Number(button.dataset.step) }),
      "step.reveal": () => (step === null ? undefined : { t: "step.reveal", step }),
      "timer.add": () => ({ t: "timer.add", minutes: Number(button.dataset.minutes) }),
      "person.mute": () => ({ t: "person.mute", person: about("person") }),
      "person.unmute": () => ({ t: "person.unmute", person: about("person") }),
      "note.show": () => ({ t: "note.show", note: about("note") }),
      "word.hide": () => ({ t: "word.hide", stem: this.stemOf(button) }),
      "word.show": () => ({ t: "word.show", stem: this.stemOf(button) }),
    };
    if (asked === "room.close" && !button.dataset.sure) return this.askSure(button);
    const command = commands[asked] ? commands[asked]() : { t: asked };
    if (command) this.seat.send(command);
  }

  /** Closing cannot be undone: the button asks once, in its own words, and the second press does it. */
  private askSure(button: HTMLElement): void {
    const words = button.textContent ?? "";
    button.dataset.sure = "yes";
    button.textContent = this.seat.say("close-sure");
    window.setTimeout(() => {
      delete button.dataset.sure;
      button.textContent = words;
    }, 8_000);
  }

  private stemOf(element: HTMLElement): string {
    return element.closest<HTMLElement>("[data-stem]")?.dataset.stem ?? "";
  }

  private changed(event: Event): void {
    const field = event.target;
    if (field instanceof HTMLSelectElement && field.dataset.choose === "group" && field.value) {
      const person = Number(field.closest<HTMLElement>("[data-person]")?.dataset.person);
      this.seat.send({ t: "groups.place", person, group: Number(field.value) });
    } else if (field instanceof HTMLSelectElement && field.dataset.choose === "merge" && field.value) {
      this.seat.send({ t: "word.merge", from: this.stemOf(field), into: field.value });
      field.value = "";
    } else if (field instanceof HTMLInputElement && field.name === "authorship" && this.seat.room.at !== null) {
      this.seat.send({ t: "step.authorship", step: this.seat.room.at, authorship: field.value });
    }
  }

  private addNote(): void {
    const field = need<HTMLInputElement>(this.root, "[data-field=note]");
    const [text, step] = [field.value.trim(), this.seat.room.at];
    if (!text || step === null) return field.focus();
    this.seat.send({ t: "note.add", step, text });
    field.value = "";
    this.seat.announcer.answer(this.seat.say("note-sent"));
  }

  private render(): void {
    const { room } = this.seat;
    const phase = room.standing?.phase ?? "lobby";
    for (const name of ["lobby", "step", "closed"]) show(this.root, name, name === phase);
    show(this.root, "not-closed", phase !== "closed");
    show(this.root, "locked", room.standing?.entry === "locked");
    show(this.root, "open", room.standing?.entry === "open");
    const { people = 0, here = 0, ready = 0 } = room.counts ?? {};
    fill(this.root, { people: this.seat.say("people-here", { people, here }) });
    this.drawSteps();
    const step = room.step(room.at);
    if (step && room.at !== null) this.drawStep(step, room.at, ready, here);
    this.drawNext();
    this.drawPeople(step);
    this.drawWords();
    this.drawParked();
    show(this.root, "factors-card", phase !== "lobby" && (step?.collects === "factors" || room.factors.length > 0));
    this.factors.render();
    this.board.render({ arrange: phase !== "closed", moderate: phase !== "closed", vote: null });
    show(this.root, "has-notes", room.shown.length > 0 || room.clusters.size > 0);
  }

  private drawSteps(): void {
    const { room, say } = this.seat;
    const steps = (room.template?.steps ?? []).map((step, index) => ({ step, index }));
    keyed(need(this.root, "[data-list=steps]"), steps, ({ index }) => String(index), () => copy(this.root, "step"), (item, { step, index }) => {
      const progress = room.standing?.steps[index];
      fill(item, { step: step.title, minutes: say("minutes", { minutes: step.minutes }), optional: step.weight === "optional" ? say("optional") : "" });
      fill(item, { state: index === room.at ? "" : progress?.begun ? say("step-begun") : "" });
      const button = need(item, "button");
      button.dataset.step = String(index);
      setAttribute(button, "aria-current", index === room.at ? "step" : null);
      setAttribute(button, "disabled", room.standing?.phase === "closed" ? "" : null);
    });
  }

  private drawStep(step: Step, index: number, ready: number, here: number): void {
    const { room, say } = this.seat;
    const progress = room.standing?.steps[index];
    const timer = room.standing?.timer.state;
    fill(this.root, {
      "step-number": say("step-of", { number: index + 1, of: room.template?.steps.length ?? 0 }),
      "step-title": step.title,
      prompt: step.prompt,
      ready: say("ready-count", { ready, here }),
      written: say("written-count", { count: room.counts?.notes[index] ?? 0 }),
      voted: say("voted-count", { count: room.counts?.voters[index] ?? 0, here }),
      authorship: say(progress?.authorship === "named" ? "authorship-named" : "authorship-anonymous"),
    });
    const writes = step.collects === "keywords" || step.collects === "notes";
    const hides = step.collects === "votes" || (writes && step.shows !== "live");
    show(this.root, "ready", step.format !== "plenary");
    show(this.root, "writes", writes);
    show(this.root, "votes", step.collects === "votes");
    show(this.root, "reveal", hides && !progress?.revealed);
    show(this.root, "revealed", hides && (progress?.revealed ?? false));
    show(this.root, "timer-start", timer !== "running");
    show(this.root, "timer-pause", timer === "running");
    show(this.root, "authorship", writes && (room.counts?.notes[index] ?? 0) === 0);
    for (const radio of all<HTMLInputElement>(this.root, "input[name=authorship]")) radio.checked = radio.value === progress?.authorship;
    show(this.root, "groups", ["pairs", "trios", "small", "named"].includes(step.format));
    show(this.root, "draw", ["pairs", "trios", "small"].includes(step.format));
    this.drawGroups(index);
  }

  private drawGroups(index: number): void {
    const { room, say } = this.seat;
    const seating = room.seating(index);
    const groups = seating?.groups ?? [];
    const waiting = seating?.waiting ?? 0;
    show(this.root, "waiting", waiting > 0);
    fill(this.root, { waiting: say("waiting-count", { count: waiting }) });
    keyed(need(this.root, "[data-list=groups]"), groups, ({ group }) => String(group), () => copy(this.root, "group"), (item, group) => {
      fill(item, {
        group: group.name ?? say("group-number", { number: group.group ?? 0 }),
        members: group.people.map(({ name }) => name ?? say("somebody")).join(", ") || "–",
      });
    });
  }

  /** The step after this one is one press away; an optional one can be passed over. */
  private drawNext(): void {
    const { room, say } = this.seat;
    const steps = room.template?.steps ?? [];
    const at = room.at ?? -1;
    const isOver = room.standing?.phase === "closed";
    const put = (name: string, index: number | undefined, sentence: string) => {
      for (const button of all(this.root, `[data-go="${name}"]`)) {
        const step = index === undefined ? undefined : steps[index];
        button.hidden = isOver || step === undefined;
        if (!step || index === undefined) continue;
        button.dataset.step = String(index);
        fill(button, { go: say(sentence, { title: step.title }) });
      }
    };
    put("next", at + 1, at < 0 ? "begin-with" : "next-is");
    put("skip", steps[at + 1]?.weight === "optional" ? at + 2 : undefined, "skip-to");
    put("back", at > 0 ? at - 1 : undefined, "back-to");
    show(this.root, "last", at === steps.length - 1 && !isOver);
  }

  private drawPeople(step: Step | undefined): void {
    const { room, say } = this.seat;
    const people = [...room.people.values()];
    const groups = room.at === null ? [] : (room.seating(room.at)?.groups ?? []);
    show(this.root, "people", people.length > 0);
    keyed(need(this.root, "[data-list=people]"), people, ({ person }) => String(person), () => copy(this.root, "person"), (item, person) => {
      const name = person.name ?? say("somebody-number", { number: person.person });
      item.dataset.person = String(person.person);
      fill(item, { person: name, muted: person.muted ? say("person-muted") : "" });
      show(item, "mute", !person.muted);
      show(item, "unmute", person.muted ?? false);
      for (const button of all(item, "[data-do]")) about(button, name);
      const choose = need<HTMLSelectElement>(item, "select");
      const place = need(item, "[data-when=place]");
      place.hidden = groups.length === 0 || step?.format === "plenary" || step?.format === "alone";
      setAttribute(choose, "aria-label", say("place-about", { about: name }));
      if (document.activeElement === choose) return;
      const own = groups.find(({ people }) => people.some((one) => one.person === person.person));
      const options = groups.map(({ group, name }) => new Option(name ?? say("group-number", { number: group ?? 0 }), String(group)));
      choose.replaceChildren(new Option("–", ""), ...options);
      choose.value = own ? String(own.group) : "";
    });
  }

  private drawWords(): void {
    const { room, say } = this.seat;
    show(this.root, "words", room.words.length > 0);
    keyed(need(this.root, "[data-list=words]"), room.words, ({ stem }) => stem, () => copy(this.root, "word"), (item, word) => {
      item.dataset.stem = word.stem;
      fill(item, { word: word.word, count: say("word-count", { count: word.count }) });
      const texts = word.notes.map((note) => room.notes.get(note)?.text).filter((text) => text != null);
      fill(item, { "word-notes": texts.join(" · ") });
      about(need(item, "[data-do]"), word.word);
      const choose = need<HTMLSelectElement>(item, "select");
      setAttribute(choose, "aria-label", say("word-merge-about", { about: word.word }));
      if (document.activeElement === choose) return;
      const others = room.words.filter(({ stem }) => stem !== word.stem);
      choose.replaceChildren(new Option(say("word-merge"), ""), ...others.map((other) => new Option(other.word, other.stem)));
    });
    show(this.root, "hidden-words", room.hiddenWords.length > 0);
    keyed(need(this.root, "[data-list=hidden-words]"), room.hiddenWords, (stem) => stem, () => copy(this.root, "hidden-word"), (item, stem) => {
      item.dataset.stem = stem;
      fill(item, { word: stem });
      about(need(item, "[data-do]"), stem);
    });
  }

  private drawParked(): void {
    const { room, say } = this.seat;
    show(this.root, "parked", room.parked.length > 0);
    keyed(need(this.root, "[data-list=parked]"), room.parked, ({ note }) => String(note), () => copy(this.root, "parked"), (item, note) => {
      item.dataset.note = String(note.note);
      fill(item, { text: note.text ?? "" });
      about(need(item, "[data-do]"), note.text ?? "");
    });
  }
}
