import { behaviour } from "./behaviour";

// Answering without words. Rows of seven are radio buttons and work alone; here a finger may slide along them. The field
// of three markers is only here: without script the rows from far to near ask the same.

behaviour("slide", (row) => {
  const slides = () => getComputedStyle(row).display === "grid";
  row.addEventListener("pointermove", (event) => {
    if (!event.buttons || !slides()) return;
    const label = document.elementFromPoint(event.clientX, event.clientY)?.closest("label");
    const radio = label && row.contains(label) ? label.querySelector("input") : null;
    if (!radio || radio.checked) return;
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  });
});

behaviour("markers", (field) => {
  const form = field.closest("form");
  const area = field.querySelector<HTMLElement>(".marker-area");
  const sent = field.querySelector<HTMLInputElement>("input[type=hidden]");
  const away = field.querySelector<HTMLButtonElement>('[data-markers="away"]');
  const markers = [...field.querySelectorAll<HTMLElement>(".marker")];
  if (!form || !area || !sent || !away) return;
  const side = Number(field.dataset.side);
  const stride = Number(field.dataset.stride);
  const bounds = (field.dataset.bounds ?? "").split(" ").map((pair) => pair.split(":").map(Number) as [number, number]);
  const edges = (field.dataset.edges ?? "").split(" ").map((edge) => edge.split(":") as [string, string, string]);
  /** Where a marker begins that is moved by the keyboard: all three equally far from each other, in the middle of the scale. */
  const begins: Record<string, [number, number]> = { client: [200, 760], therapist: [800, 760], medium: [500, 240] };
  const places = new Map<string, [number, number]>();
  let selected: HTMLElement | undefined;

  const held = (at: number) => Math.max(0, Math.min(side, Math.round(at)));
  const corner = (marker: HTMLElement) => marker.dataset.corner ?? "";

  function draw() {
    markers.forEach((marker, index) => {
      const place = places.get(corner(marker));
      // Beside the field: under it, next to each other.
      marker.style.left = place ? `${(place[0] / side) * 100}%` : `${20 + index * 30}%`;
      marker.style.top = place ? `${(place[1] / side) * 100}%` : "calc(100% + 38px)";
    });
  }

  function answer() {
    sent!.value = [...places].map(([name, [x, y]]) => `${name}=${x},${y}`).join(" ");
    for (const [edge, one, other] of edges) {
      const [from, to] = [places.get(one), places.get(other)];
      const strong = field.querySelector(`[data-edge="${edge}"] strong`);
      const radios = [...form!.querySelectorAll<HTMLInputElement>(`[name$=".${edge}"]`)];
      let said = field.dataset.open ?? "";
      if (from && to) {
        const distance = Math.hypot(from[0] - to[0], from[1] - to[1]);
        const step = bounds.filter(([least]) => distance >= least).at(-1)?.[1];
        const radio = radios.find((radio) => Number(radio.value) === step);
        if (radio) radio.checked = true;
        said = radio?.closest("label")?.querySelector(".as-near")?.textContent ?? said;
      }
      if (strong && strong.textContent !== said) strong.textContent = said;
    }
  }

  function move(marker: HTMLElement, x: number, y: number) {
    places.set(corner(marker), [held(x), held(y)]);
    draw();
    answer();
  }
  const done = () => sent.dispatchEvent(new Event("change", { bubbles: true }));

  function point(event: PointerEvent): [number, number] {
    const box = area!.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * side, ((event.clientY - box.top) / box.height) * side];
  }

  for (const marker of markers) {
    const [x, y] = (marker.dataset.place ?? "").split(",").map(Number);
    if (x !== undefined && y !== undefined) places.set(corner(marker), [x, y]);
    let drags = false;
    marker.addEventListener("pointerdown", (event) => {
      drags = true;
      selected = marker;
      marker.setPointerCapture(event.pointerId);
    });
    marker.addEventListener("pointermove", (event) => {
      if (!drags) return;
      const [x, y] = point(event);
      // A tap that trembles moves nothing, and a marker beside the field stays there until it reaches the field.
      if (!places.has(corner(marker)) && (y > side || y < 0)) return;
      marker.classList.add("moved");
      move(marker, x, y);
    });
    const stop = () => {
      if (drags && marker.classList.contains("moved")) done();
      drags = false;
      marker.classList.remove("moved");
    };
    marker.addEventListener("pointerup", stop);
    marker.addEventListener("pointercancel", stop);
    marker.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!way) return;
      event.preventDefault();
      const at = places.get(corner(marker));
      const far = event.shiftKey ? 5 * stride : stride;
      if (at) move(marker, at[0] + way[0]! * far, at[1] + way[1]! * far);
      else move(marker, ...(begins[corner(marker)] ?? [0, 0]));
      done();
    });
    marker.addEventListener("click", () => (selected = marker));
  }
  // Without dragging: tap a marker, then a place.
  area.addEventListener("click", (event) => {
    if (event.target !== area || !selected) return;
    move(selected, ...point(event as PointerEvent));
    done();
  });
  away.addEventListener("click", () => {
    places.clear();
    for (const [edge] of edges) {
      form.querySelectorAll<HTMLInputElement>(`[name$=".${edge}"]`).forEach((radio) => (radio.checked = false));
    }
    draw();
    answer();
    done();
  });

  const ways = [...form.querySelectorAll<HTMLInputElement>('[name$=".way"]')];
  function show() {
    const chosen = ways.find((way) => way.checked)?.value === "markers";
    field.hidden = !chosen;
    sent!.disabled = !chosen;
  }
  ways.forEach((way) => way.addEventListener("change", show));
  draw();
  answer();
  show();
});
