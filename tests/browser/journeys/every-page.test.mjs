// Every page of the handbook: reachable, accessible, readable on a phone, in both languages, light and dark.

import assert from "node:assert/strict";
import { expectAxeCleanDayAndNight, expectNoSidewaysScroll } from "../harness/axe.mjs";
import { clientLink, fillIn, signIn, startCheck, startSession } from "../harness/clinic.mjs";
import { bothLanguages, look, withProgram } from "../harness/journey.mjs";
import { listedPages } from "../harness/pages.mjs";

withProgram();

const PAGES = await listedPages();
const OPEN_TO_ALL = ["anyone", "new member", "contributor"];
const MEMBERS = ["member", "therapist", "coordinator", "administrator", "researcher"];

/** Addresses for the parts of a route that stand for an id: one episode with one opened session. */
async function places(tools) {
  const { page: desk } = await signIn(tools, "therapist");
  const session = await startSession(desk, tools.program.origin);
  const link = await clientLink(desk);
  const { page: phone } = await tools.pickUp({ device: "phone" });
  const check = await startCheck(phone, link);
  await fillIn(phone, () => 4);
  await desk.goto(`${tools.program.origin}${session}/check`);
  await fillIn(desk, () => 5);
  await desk.goto(`${tools.program.origin}${session}`);
  const episode = await desk.locator('a[href^="/episodes/"]').first().getAttribute("href");
  const last = (path) => path.split("/").pop();
  return {
    phone,
    parts: {
      "/c/{token}": new URL(link).pathname,
      "/check/{sitting}": new URL(check).pathname,
      "{session}": last(session),
      "{episode}": episode.split("/")[2],
    },
  };
}

function addressOf(route, parts) {
  return parts[route] ?? route.replace("{session}", parts["{session}"]).replace("{episode}", parts["{episode}"]);
}

async function examine(device, url, name) {
  const { page } = device;
  const answered = await page.goto(url);
  assert.equal(answered.status(), 200, url);
  assert.equal(await page.getAttribute("html", "lang"), device.language, url);
  await expectAxeCleanDayAndNight(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await look(page, `${name} phone`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await look(page, name);
}

bothLanguages("every page for anyone", async (tools) => {
  const device = await tools.pickUp({ language: tools.language });
  for (const { route, who } of PAGES) {
    if (!who.some((word) => OPEN_TO_ALL.includes(word)) || route.includes("{")) continue;
    await examine(device, tools.program.origin + route, `${route} ${tools.language}`);
  }
});

bothLanguages("every page for members", async (tools) => {
  const { parts } = await places(tools);
  for (const role of MEMBERS.slice(1)) {
    const device = await signIn(tools, role, { language: tools.language });
    for (const { route, who } of PAGES) {
      const first = who.find((word) => MEMBERS.includes(word));
      // A page of all members is opened by the therapist.
      if ((first === "member" ? "therapist" : first) !== role || route === "/login" || route === "/kiosk") continue;
      await examine(device, tools.program.origin + addressOf(route, parts), `${route} ${tools.language}`);
    }
  }
});

bothLanguages("every page for the client", async (tools) => {
  const { parts, phone } = await places(tools);
  const device = { page: phone, language: "nl" };
  await examine(device, tools.program.origin + parts["/check/{sitting}"], `check ${tools.language}`);
});
