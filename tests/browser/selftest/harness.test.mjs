// The harness can fail: each of its checks is shown a page on which it has to.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { expectAxeClean, expectAxeCleanDayAndNight, expectEverythingFits } from "../harness/axe.mjs";
import { openChrome, pickUp } from "../harness/chrome.mjs";
import { pagesIn } from "../harness/pages.mjs";
import { doorsIn, saysReady } from "../harness/program.mjs";

const page = (body) =>
  `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>T</title><main><h1>T</h1>${body}</main></html>`;
const PAGES = {
  "/good": page("<p>Good.</p>"),
  "/unlabelled": page("<input>"),
  "/wide": page("<div style='width:900px'>Wide.</div>"),
  "/stranger": page("<img alt='' src='http://127.0.0.2:9/a.png'>"),
  "/cut": page("<p style='width:9em;overflow:hidden;white-space:nowrap'>A sentence that is much too long for it.</p>"),
  "/pale": page("<style>@media (prefers-color-scheme: dark) { p { color: #ddd; background: #fff } }</style><p>Pale at night.</p>"),
  "/broken": page("<script>throw new Error('broken')</script>"),
  "/asking": page("<script>alert(1)</script>"),
  "/refused": page("<img alt='' src='data:,' onerror='alert(1)'>"),
};

let chrome;
let server;
let origin;

before(async () => {
  server = createServer((request, response) => {
    const policy = request.url === "/refused" ? { "content-security-policy": "script-src 'self'" } : {};
    response.writeHead(request.url in PAGES ? 200 : 404, { "content-type": "text/html; charset=utf-8", ...policy });
    response.end(PAGES[request.url] ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  chrome = await openChrome();
});

after(async () => {
  await chrome.close();
  await new Promise((resolve) => server.close(resolve));
});

async function open(path, options) {
  const device = await pickUp(chrome, options);
  await device.page.goto(origin + path);
  return device;
}

test("a page without faults passes", async () => {
  const { page, troubles, context } = await open("/good", { device: "phone" });
  await expectAxeClean(page);
  await expectEverythingFits(page);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a field without a label is found", async () => {
  const { page, context } = await open("/unlabelled");
  await assert.rejects(expectAxeClean(page), /label/);
  await context.close();
});

test("a page wider than the phone is found", async () => {
  const { page, context } = await open("/wide", { device: "phone" });
  await assert.rejects(expectEverythingFits(page), /900|9\d\d px wide/);
  await context.close();
});

test("words that are cut off are found", async () => {
  const { page, context } = await open("/cut", { device: "phone" });
  await assert.rejects(expectEverythingFits(page), /cuts words off/);
  await context.close();
});

test("a colour that is only too pale at night is found", async () => {
  const { page, context } = await open("/pale");
  await expectAxeClean(page);
  await assert.rejects(expectAxeCleanDayAndNight(page), /color-contrast/);
  await context.close();
});

test("script that runs, and script that the policy stops, are trouble", async () => {
  const asking = await open("/asking");
  assert.match(asking.troubles.join("\n"), /dialog: 1/);
  const refused = await open("/refused");
  await refused.page.waitForLoadState();
  assert.match(refused.troubles.join("\n"), /console: .*Content Security Policy/);
  await Promise.all([asking.context.close(), refused.context.close()]);
});

test("a request to a stranger and an error of script are trouble", async () => {
  const stranger = await open("/stranger");
  assert.match(stranger.troubles.join("\n"), /asked a stranger/);
  const broken = await open("/broken");
  assert.match(broken.troubles.join("\n"), /script: broken/);
  await Promise.all([stranger.context.close(), broken.context.close()]);
});

test("a device without script runs none", async () => {
  const { troubles, context } = await open("/broken", { script: "off" });
  assert.deepEqual(troubles, []);
  await context.close();
});

test("the handbook's pages are read with who uses them", () => {
  const text = "| | route | who | what |\n|---|---|---|---|\n| ● | `/today` | therapist, coordinator | a |\n| | `/logout` | member | b |\n";
  assert.deepEqual(pagesIn(text), [{ route: "/today", who: ["therapist", "coordinator"] }]);
});

test("what the program prints is read", () => {
  const lines = ['{"origin":"http://127.0.0.1:1","client":null}', "ready: http://127.0.0.1:1"];
  assert.equal(doorsIn(lines).origin, "http://127.0.0.1:1");
  assert.throws(() => doorsIn(lines.slice(1)), /no line for programs/);
  assert.ok(saysReady(lines[1]) && !saysReady(lines[0]));
});
