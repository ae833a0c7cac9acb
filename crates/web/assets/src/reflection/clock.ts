import type { Timer } from "./frames";

// A device's own clock may be a day wrong. What is shown is the server's: the answer that came back fastest tells it best,
// to half of the time it took. A device that slept asks again.

interface Sample {
  offset: number;
  took: number;
}

/** The server's time on this device. */
export class Clock {
  private samples: Sample[] = [];
  private sentAt = new Map<number, number>();
  private loose: number | undefined;

  /** Notes that a ping leaves now; gives the number to send along. */
  asks(): number {
    const at = Math.round(performance.now());
    this.sentAt.set(at, performance.now());
    return at;
  }

  /** An answer to a ping. */
  hears(at: number, serverNow: number): void {
    const sent = this.sentAt.get(at);
    if (sent === undefined) return;
    this.sentAt.delete(at);
    const took = performance.now() - sent;
    this.samples = [...this.samples, { offset: serverNow - (sent + took / 2), took }].slice(-8);
  }

  /** Any frame tells the time too, later than it was by the time it travelled. */
  overhears(serverNow: number): void {
    const offset = serverNow - performance.now();
    this.loose = this.loose === undefined ? offset : Math.max(this.loose, offset);
  }

  /** What was learnt before a sleep no longer holds. */
  forget(): void {
    this.samples = [];
    this.sentAt.clear();
    this.loose = undefined;
  }

  now(): number {
    const best = this.samples.reduce<Sample | undefined>((found, one) => (found && found.took <= one.took ? found : one), undefined);
    return performance.now() + (best?.offset ?? this.loose ?? Date.now() - performance.now());
  }

  /** What is left of the time of a step, in milliseconds; below zero it is over. */
  left(timer: Timer): number {
    if (timer.state === "running" && timer.ends_at !== undefined) return Math.min(timer.ends_at - this.now(), timer.length_ms);
    return timer.left_ms;
  }
}

/** Minutes and seconds as a clock shows them; what is over counts up, with a plus. */
export function minutes(leftMs: number): string {
  const seconds = leftMs < 0 ? Math.floor(-leftMs / 1000) : Math.ceil(leftMs / 1000);
  const sign = leftMs <= -1000 ? "+" : "";
  return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
