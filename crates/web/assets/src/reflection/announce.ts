// One polite region for those who listen: short sentences, seldom, and never while somebody types.

const AT_MOST_EVERY_MS = 10_000;
const STILL_TYPING_MS = 4_000;

export class Announcer {
  private readonly waiting = new Map<string, string>();
  private saidAt = -AT_MOST_EVERY_MS;
  private typedAt = -STILL_TYPING_MS;
  private timer = 0;

  constructor(private readonly region: HTMLElement) {
    document.addEventListener("input", () => (this.typedAt = performance.now()));
  }

  /** The answer to what this reader just did: said at once. */
  answer(sentence: string): void {
    this.region.textContent = sentence;
    this.saidAt = performance.now();
  }

  /** News of others. Of what has one subject only the last is said. */
  tell(subject: string, sentence: string): void {
    this.waiting.set(subject, sentence);
    this.plan();
  }

  private plan(): void {
    if (this.timer || this.waiting.size === 0) return;
    const now = performance.now();
    const wait = Math.max(this.saidAt + AT_MOST_EVERY_MS - now, this.typedAt + STILL_TYPING_MS - now, 0);
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      if (performance.now() - this.typedAt < STILL_TYPING_MS) return this.plan();
      this.region.textContent = [...this.waiting.values()].join(" ");
      this.waiting.clear();
      this.saidAt = performance.now();
    }, wait);
  }
}
