import { behaviour, startAll } from "./behaviour";

// A page that stands open hears that something changed, fetches itself and puts the changed parts in place. The news
// itself says nothing: what may be seen is decided by the page, as for every other reader.

const CONNECT_AGAIN_MS = 30_000;
const LOOK_AT_CLOCK_MS = 5_000;

/** The parts of a region that are put in place as a whole. */
function parts(region: Element): HTMLElement[] {
  const all = [...region.querySelectorAll<HTMLElement>("[data-part]")];
  return all.filter((part) => !part.parentElement?.closest("[data-part]"));
}

function part(region: Element, name: string | undefined): HTMLElement | null {
  return region.querySelector<HTMLElement>(`[data-part="${name}"]`);
}

behaviour("live", (region) => {
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  region.append(status);
  let madeAt = Date.now();

  async function fresh(): Promise<[Document, HTMLElement] | undefined> {
    try {
      const answer = await fetch(region.dataset.source ?? "");
      if (!answer.ok || answer.redirected) location.reload();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.querySelector<HTMLElement>('[data-behaviour~="live"]');
      if (found) return [page, found];
      location.reload();
    } catch {
      // Without a connection the page stays as it is; the stream tells when there is one again.
    }
    return undefined;
  }

  async function renew() {
    const found = await fresh();
    if (!found || found[1].dataset.stamp === region.dataset.stamp) return;
    const [page, now] = found;
    const wasOpen = region.querySelector("[data-reveal]") !== null;
    if (parts(now).some((one) => !part(region, one.dataset.part))) return location.reload();
    for (const old of parts(region)) {
      const other = part(now, old.dataset.part);
      if (!other) {
        old.remove();
        continue;
      }
      old.replaceWith(other);
      startAll(other);
    }
    region.dataset.stamp = now.dataset.stamp ?? "";
    document.title = page.title;
    const main = page.querySelector("main");
    if (main) document.querySelector("main")?.setAttribute("class", main.className);
    madeAt = Date.now();
    if (!wasOpen && region.querySelector("[data-reveal]")) {
      region.classList.add("just-opened");
      status.textContent = region.dataset.opened ?? "";
      window.scrollTo(0, 0);
    }
  }

  /** A code on the screen is replaced before it ends, while somebody looks at it. */
  async function renewCode() {
    const code = part(region, "code");
    const life = Number(code?.dataset.renewS ?? 0) * 1000;
    if (!code || !life || document.hidden || Date.now() - madeAt < life) return;
    madeAt = Date.now();
    const found = await fresh();
    const other = found && part(found[1], "code");
    if (other) code.replaceWith(other);
  }

  function connect() {
    const stream = new EventSource(region.dataset.events ?? "");
    stream.addEventListener("stand", (event) => {
      if (event.data !== region.dataset.stamp) void renew();
    });
    stream.addEventListener("changed", () => void renew());
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED) window.setTimeout(connect, CONNECT_AGAIN_MS);
    });
  }

  if (part(region, "code")) window.setInterval(renewCode, LOOK_AT_CLOCK_MS);
  connect();
});

// A page the browser kept whole is asked for again: it may have been somebody else's.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
