import { minutes } from "./clock";
import { all, fill } from "./dom";
import type { Seat } from "./seat";

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 200;

/** Keeps every clock of the page right. Nothing happens at zero: only a person goes on. */
export function countdown(seat: Seat): void {
  let told: { step: number; left: number } | undefined;
  const tick = () => {
    const { room } = seat;
    const timer = room.standing?.timer;
    if (!timer) return;
    const left = seat.wire.clock.left(timer);
    const runs = timer.state === "running";
    fill(seat.root, { left: minutes(left), "left-words": runs ? words(seat, left) : seat.say(`timer-${timer.state}`) });
    for (const clock of all(seat.root, "[data-clock]")) {
      clock.classList.toggle("soon", runs && left <= MINUTE_MS && left > 0);
      clock.classList.toggle("over", runs && left <= 0);
      clock.classList.toggle("waits", !runs);
    }
    const step = room.at;
    if (step === null || !runs) return;
    if (!told || told.step !== step) told = { step, left };
    for (const border of [5 * MINUTE_MS, MINUTE_MS, 0]) {
      if (told.left > border && left <= border) seat.announcer.tell("time", words(seat, left));
    }
    told = { step, left };
  };
  seat.onChange(tick);
  window.setInterval(tick, LOOK_EVERY_MS);
}

function words(seat: Seat, left: number): string {
  if (left <= 0) return seat.say("timer-over");
  if (left <= MINUTE_MS) return seat.say("timer-soon");
  return seat.say("timer-left", { minutes: Math.ceil(left / MINUTE_MS) });
}
