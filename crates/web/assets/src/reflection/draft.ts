// What was typed and not sent stays on this device, through a reload, a sleep or a closed tab.

const SAVE_AFTER_MS = 250;

/** A field whose text is kept under a name of its own. */
export class Draft {
  private timer = 0;
  private place = "";

  constructor(readonly field: HTMLInputElement | HTMLTextAreaElement) {
    field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.keep(), SAVE_AFTER_MS);
    });
    window.addEventListener("pagehide", () => this.keep());
  }

  /** Turns to what was typed under this name. */
  turnTo(place: string): void {
    if (place === this.place) return;
    if (this.place) this.keep();
    this.place = place;
    this.field.value = read(place);
  }

  clear(): void {
    clearTimeout(this.timer);
    this.field.value = "";
    this.keep();
  }

  private keep(): void {
    clearTimeout(this.timer);
    if (!this.place) return;
    try {
      if (this.field.value) localStorage.setItem(this.place, this.field.value);
      else localStorage.removeItem(this.place);
    } catch {
      // Nothing is kept on this device then; the field itself still holds it.
    }
  }
}

function read(place: string): string {
  try {
    return localStorage.getItem(place) ?? "";
  } catch {
    return "";
  }
}
