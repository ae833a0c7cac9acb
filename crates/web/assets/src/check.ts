import { behaviour } from "./behaviour";

// The check, one question at a time. Without script it is one long form that is sent as a whole; here the same form is
// turned page by page, kept as a draft in the background, and sent again until it has arrived.

const KEEP_AFTER_MS = 700;
const AGAIN_AFTER_MS = 5_000;

/** What became of something that was sent. */
type Sent = "arrived" | "refused" | "not-arrived";

behaviour("check", (element) => {
  if (!(element instanceof HTMLFormElement)) return;
  const form = element;
  const all = [...form.querySelectorAll<HTMLElement>(".check-question")];
  // Who answers by markers answers the edges all at once, where the way is chosen: their own questions are passed over.
  const byMarkers = () => form.querySelector<HTMLInputElement>('[name$=".way"][value="markers"]')?.checked ?? false;
  const steps = () => all.filter((question) => !(question.matches(".by-item") && byMarkers()));
  const isWay = (question: HTMLElement | undefined) => question?.matches(".way-question") ?? false;
  const said = form.querySelector<HTMLElement>(".check-said");
  const bar = form.querySelector<HTMLElement>(".check-progress");
  const words = bar?.querySelector<HTMLElement>("span + span");
  const meter = bar?.querySelector("progress");
  const button = (step: string) => form.querySelector<HTMLButtonElement>(`[data-step="${step}"]`);
  const [back, later, clear, next, send] = ["back", "later", "clear", "next", "send"].map(button);
  if (!said || !bar || !words || !meter || !back || !later || !clear || !next || !send) return;

  const radios = (question: HTMLElement | undefined) =>
    [...(question?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])];
  const chosen = (question: HTMLElement | undefined) => radios(question).find((radio) => radio.checked);
  const say = (text: string | undefined) => {
    said.textContent = text ?? "";
  };
  const answers = () => new URLSearchParams([...new FormData(form)] as [string, string][]);

  async function post(address: string): Promise<Sent> {
    try {
      const answer = await fetch(address, { method: "POST", body: answers(), redirect: "manual", keepalive: true });
      if (answer.ok || answer.type === "opaqueredirect") return "arrived";
      return answer.status < 500 ? "refused" : "not-arrived";
    } catch {
      return "not-arrived";
    }
  }

  // One question at a time.

  let at = 0;
  const last = () => steps().length - 1;

  function show(index: number) {
    const questions = steps();
    at = Math.max(0, Math.min(index, last()));
    all.forEach((question) => (question.hidden = question !== questions[at]));
    words!.textContent = (form.dataset.of ?? "").replace("{at}", `${at + 1}`).replace("{of}", `${questions.length}`);
    meter!.max = questions.length;
    meter!.value = at + 1;
    meter!.setAttribute("aria-label", words!.textContent);
    back!.hidden = at === 0;
    next!.hidden = at === last();
    send!.hidden = at !== last();
    clear!.hidden = isWay(questions[at]) || !chosen(questions[at]);
    say("");
  }

  /** Turns to a question as a reader does: to its top, with the keyboard where the answer is. */
  function turn(index: number) {
    show(index);
    window.scrollTo(0, 0);
    (chosen(steps()[at]) ?? radios(steps()[at])[0])?.focus({ preventScroll: true });
  }

  // The draft: kept a moment after each answer, again and again until it is.

  let waiting: number | undefined;
  let unkept = false;

  function keepSoon(after: number) {
    unkept = true;
    clearTimeout(waiting);
    waiting = window.setTimeout(keep, after);
  }

  async function keep() {
    unkept = false;
    const sent = await post(form.dataset.draft ?? "");
    if (sent !== "not-arrived") {
      if (said!.textContent === form.dataset.unkept) say("");
    } else if (!sending) {
      say(form.dataset.unkept);
      keepSoon(AGAIN_AFTER_MS);
    }
  }

  // Another form of the page, such as the language, waits for the answer that was just given.
  async function keepBefore(event: SubmitEvent) {
    const { target, submitter } = event;
    if (target === form || !unkept || !(target instanceof HTMLFormElement)) return;
    event.preventDefault();
    clearTimeout(waiting);
    await keep();
    if (!unkept) target.requestSubmit(submitter);
  }
  document.addEventListener("submit", (event) => void keepBefore(event));

  // Sending: in the background first, so that a lost connection costs nothing but time.

  let sending = false;
  let pointed = false;

  async function trySend() {
    const sent = await post(form.action);
    if (sent === "not-arrived") {
      say(form.dataset.unsent);
      waiting = window.setTimeout(trySend, AGAIN_AFTER_MS);
      return;
    }
    window.removeEventListener("beforeunload", ask);
    // The page says what became of it; a refusal is a page of its own, which only sending it openly shows.
    if (sent === "arrived") location.replace(form.action);
    else form.submit();
  }

  const ask = (event: BeforeUnloadEvent) => event.preventDefault();

  form.addEventListener("submit", (event) => {
    if (event.submitter === later) return;
    event.preventDefault();
    if (sending) return;
    if (!pointed && all.some((question) => !chosen(question))) {
      pointed = true;
      say(form.dataset.open);
      return;
    }
    sending = true;
    unkept = false;
    clearTimeout(waiting);
    window.addEventListener("beforeunload", ask);
    say(form.dataset.sending);
    void trySend();
  });
  window.addEventListener("online", () => {
    if (!sending && !unkept) return;
    clearTimeout(waiting);
    void (sending ? trySend() : keep());
  });
  window.addEventListener("pagehide", () => {
    if (unkept && !sending) navigator.sendBeacon(form.dataset.draft ?? "", answers());
  });

  form.addEventListener("change", () => {
    clear.hidden = isWay(steps()[at]);
    if (isWay(steps()[at])) show(at);
    keepSoon(KEEP_AFTER_MS);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    // Enter goes on, and at the end leads to the button: sending takes a key of its own.
    event.preventDefault();
    if (at < last()) turn(at + 1);
    else send.focus();
  });
  back.addEventListener("click", () => turn(at - 1));
  next.addEventListener("click", () => turn(at + 1));
  clear.addEventListener("click", () => {
    const given = chosen(steps()[at]);
    if (given) given.checked = false;
    clear.hidden = true;
    radios(steps()[at])[0]?.focus({ preventScroll: true });
    keepSoon(KEEP_AFTER_MS);
  });

  later.hidden = true;
  bar.hidden = false;
  words.setAttribute("aria-live", "polite");
  form.classList.add("stepped");
  document.querySelector(".for-client .check-title")?.classList.add("unseen");
  // Where something is to be looked at again, or where one was; otherwise at the start.
  const wrong = steps().findIndex((question) => question.querySelector(".error"));
  const answered = steps().reduce((found, question, place) => (chosen(question) && (!isWay(question) || byMarkers()) ? place : found), 0);
  show(wrong < 0 ? answered : wrong);
});
