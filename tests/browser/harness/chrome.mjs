// The machine's own Chromium, and the devices people hold.

import { chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How long a page may take to show what a test waits for; a slow machine sets PATIENCE_MS. */
const PATIENCE_MS = Number(process.env.PATIENCE_MS ?? 15_000);

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 900 } },
};

// What the browser reports as an error of the console and the tests judge themselves: a page that answers "no", and a
// connection that a test took away.
const EXPECTED = [
  "Failed to load resource: the server responded with a status of 4",
  "Failed to load resource: net::ERR_INTERNET_DISCONNECTED",
];

const SOCKET_TAKEN_AWAY = /^WebSocket connection to .* failed: .*ERR_INTERNET_DISCONNECTED/;

const LOCALES = { nl: "nl-NL", en: "en-GB" };

/** Opens the browser named by CHROME, or Debian's. */
export function openChrome() {
  return chromium.launch({
    executablePath: process.env.CHROME ?? "/usr/bin/chromium",
    args: FLAGS,
    // People's browsers keep whole pages for the back button, so ours does too.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
}

/**
 * One person's device: a browser context of its own, with one page.
 *
 * `device` is phone or desktop, `language` nl or en, `script` on or off, `scheme` light or dark. What goes wrong on the
 * device without a test looking at it is kept in `troubles`: an error of script, something the page's own policy refused,
 * an answer of 5xx, a request to anyone else.
 */
export async function pickUp(browser, { device = "desktop", language = "nl", script = "on", scheme = "light" } = {}) {
  const context = await browser.newContext({
    ...DEVICES[device],
    locale: LOCALES[language],
    timezoneId: "Europe/Amsterdam",
    javaScriptEnabled: script === "on",
    colorScheme: scheme,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const troubles = [];
  context.on("page", (page) => watch(page, troubles));
  const page = await context.newPage();
  return { page, context, troubles, language };
}

function watch(page, troubles) {
  page.on("pageerror", (error) => troubles.push(`script: ${error.message}`));
  page.on("dialog", (dialog) => {
    // Asking whether to leave a page on which something is not sent yet is right; anything else comes from foreign script.
    if (dialog.type() !== "beforeunload") troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    const text = message.text();
    const isExpected = EXPECTED.some((start) => text.startsWith(start)) || SOCKET_TAKEN_AWAY.test(text);
    if (message.type() === "error" && !isExpected) troubles.push(`console: ${text}`);
  });
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1") troubles.push(`asked a stranger: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()}: ${response.url()}`);
  });
}
