import { behaviour } from "./behaviour";

// A digit goes on to the next place, arrows go where they point, and the last place leads to the button.
behaviour("ratings", (part) => {
  const rows = [...part.querySelectorAll<HTMLElement>("fieldset.ratings-row")].map((row) => [...row.querySelectorAll("input")]);
  const places = rows.flat();
  const button = part.querySelector("button");
  const go = (place: HTMLElement | undefined | null) => {
    place?.focus();
    if (place instanceof HTMLInputElement) place.select();
  };
  rows.forEach((row, y) =>
    row.forEach((place, x) => {
      const at = places.indexOf(place);
      place.addEventListener("input", () => {
        if (/^[0-6]$/.test(place.value)) go(places[at + 1] ?? button);
      });
      place.addEventListener("focus", () => place.select());
      place.addEventListener("keydown", (event) => {
        const to: Record<string, HTMLElement | undefined | null> = {
          ArrowRight: row[x + 1],
          ArrowLeft: row[x - 1],
          ArrowDown: rows[y + 1]?.[x],
          ArrowUp: rows[y - 1]?.[x],
          Enter: places[at + 1] ?? button,
        };
        const back = event.key === "Backspace" && place.value === "";
        if (!back && !(event.key in to)) return;
        event.preventDefault();
        go(back ? places[at - 1] : to[event.key]);
      });
    }),
  );
  go(places.find((place) => place.value === ""));
});
