import { all, copy, keyed, need, setAttribute, show } from "./dom";
import type { Factor } from "./frames";
import type { Seat } from "./seat";

/** The form of the success factors: a row for each, kept when its writer leaves a field. */
export class FactorForm {
  private dirty = false;

  constructor(
    private readonly seat: Seat,
    private readonly form: HTMLElement,
  ) {
    form.addEventListener("submit", (event) => (event.preventDefault(), this.keep()));
    form.addEventListener("input", () => (this.dirty = true));
    form.addEventListener("change", () => this.keep());
    form.addEventListener("click", (event) => {
      const button = (event.target as HTMLElement).closest<HTMLElement>("[data-take]");
      if (button) this.takeOver(Number(button.dataset.take));
    });
  }

  private get rows(): HTMLElement[] {
    return all(this.form, "[data-row]");
  }

  private field(row: HTMLElement, name: "word" | "meaning"): HTMLInputElement {
    return need<HTMLInputElement>(row, `[data-field=${name}]`);
  }

  private keep(): void {
    const factors: Factor[] = this.rows.map((row) => {
      const cluster = Number(row.dataset.cluster);
      return { word: this.field(row, "word").value.trim(), meaning: this.field(row, "meaning").value.trim() || null, cluster: cluster || null };
    });
    this.dirty = false;
    this.seat.send({ t: "factors.set", factors: factors.filter(({ word }) => word) });
  }

  private takeOver(cluster: number): void {
    const row = this.rows.find((one) => !this.field(one, "word").value.trim());
    const name = this.seat.room.clusters.get(cluster)?.name;
    if (!row || !name) return;
    this.field(row, "word").value = name.slice(0, 60);
    row.dataset.cluster = String(cluster);
    this.keep();
    this.field(row, "meaning").focus();
  }

  render(): void {
    const { room, say, wire } = this.seat;
    const waits = this.dirty || wire.queue.all.some((one) => one.t === "factors.set");
    if (!waits) {
      this.rows.forEach((row, place) => {
        const factor = room.factors[place];
        const put = (field: HTMLInputElement, text: string) => field !== document.activeElement && field.value !== text && (field.value = text);
        put(this.field(row, "word"), factor?.word ?? "");
        put(this.field(row, "meaning"), factor?.meaning ?? "");
        row.dataset.cluster = factor?.cluster ? String(factor.cluster) : "";
      });
    }
    for (const field of all<HTMLInputElement>(this.form, "input")) setAttribute(field, "readonly", room.factorsLocked ? "" : null);
    show(this.form, "factors-open", !room.factorsLocked);
    show(this.form, "factors-locked", room.factorsLocked);
    const taken = new Set(room.factors.map(({ cluster }) => cluster));
    const free = [...room.clusters.values()].filter(({ cluster }) => !taken.has(cluster)).sort((one, other) => room.dotsOn(other) - room.dotsOn(one));
    show(this.form, "take-over", free.length > 0 && !room.factorsLocked && room.factors.length < this.rows.length);
    keyed(need(this.form, "[data-list=take-over]"), free, ({ cluster }) => String(cluster), () => copy(this.seat.root, "take-over"), (item, { cluster, name }) => {
      const button = need(item, "button");
      button.dataset.take = String(cluster);
      const text = room.hasTally ? say("take-over-dots", { name, count: room.dotsOn({ cluster }) }) : name;
      if (button.textContent !== text) button.textContent = text;
    });
  }
}
