import { all, fill, setAttribute } from "./dom";
import type { Dots, Keyed } from "./frames";
import type { Seat } from "./seat";

type What = { cluster: number } | { note: number };

/** One's own dots: what the room counted, with what is still on its way to it. */
export class Votes {
  constructor(private readonly seat: Seat) {}

  /** How many dots stand on something, and how many are left. */
  standing(step: number): { on: (what: What) => number; left: number } {
    const dots = new Map<string, number>();
    const key = (one: Dots | Keyed) => ("cluster" in one && one.cluster != null ? `c${String(one.cluster)}` : `n${String(one.note)}`);
    for (const one of this.seat.room.ballot(step)?.dots ?? []) dots.set(key(one), one.dots);
    for (const one of this.seat.wire.queue.all) {
      if (one.t === "vote.set" && one.step === step) dots.set(key(one), Number(one.dots));
    }
    const most = this.seat.room.step(step)?.dots ?? 0;
    const given = [...dots.values()].reduce((sum, one) => sum + one, 0);
    return { on: (what) => dots.get("cluster" in what ? `c${what.cluster}` : `n${what.note}`) ?? 0, left: most - given };
  }

  /** The two buttons beside something that can get dots. */
  draw(element: HTMLElement, step: number | null, what: What | undefined, about: string): void {
    const place = element.querySelector<HTMLElement>(":scope > [data-when~=vote]");
    if (!place) return;
    const can = step !== null && what !== undefined;
    place.hidden = !can;
    if (!can) return;
    const { on, left } = this.standing(step);
    const given = on(what);
    const most = this.seat.room.step(step)?.on_one ?? 1;
    fill(place, { given: "●".repeat(given) || "0", "given-words": this.seat.say("dots-mine", { count: given }) });
    for (const button of all<HTMLButtonElement>(place, "button")) {
      const more = button.dataset.act === "more";
      // Not `disabled`: the keyboard would be lost at the last dot.
      setAttribute(button, "aria-disabled", (more ? given >= most || left <= 0 : given <= 0) ? "true" : null);
      setAttribute(button, "aria-label", this.seat.say(more ? "dot-more" : "dot-less", { about }));
      button.dataset.about = about;
      button.dataset.what = "cluster" in what ? `c${what.cluster}` : `n${what.note}`;
    }
  }

  give(button: HTMLElement, step: number | null): void {
    const named = /^([cn])(\d+)$/.exec(button.dataset.what ?? "");
    if (step === null || !named) return;
    const number = Number(named[2]);
    const what: What = named[1] === "c" ? { cluster: number } : { note: number };
    const { on, left } = this.standing(step);
    const most = this.seat.room.step(step)?.on_one ?? 1;
    const dots = on(what) + (button.dataset.act === "more" ? 1 : -1);
    const { say, announcer } = this.seat;
    if (dots < 0) return;
    if (dots > most) return announcer.answer(say("dots-most", { most }));
    if (dots > on(what) && left <= 0) return announcer.answer(say("dots-none-left"));
    this.seat.send({ t: "vote.set", step, ...what, dots });
    announcer.answer(say("dots-now", { about: button.dataset.about ?? "", count: dots, left: this.standing(step).left }));
  }
}
