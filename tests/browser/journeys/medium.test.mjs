// Work with a medium: a client answers without words, by touch and by keyboard; both see the triangle open.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectAxeCleanDayAndNight, expectEverythingFits } from "../harness/axe.mjs";
import {
  clientLink, expectReveal, fillIn, form, question, send, sendButton, signIn, startCheck, therapistOf,
} from "../harness/clinic.mjs";
import { bothLanguages, journey, look, withProgram } from "../harness/journey.mjs";

withProgram();

const EDGES = ["client-therapist", "client-medium", "therapist-medium"];
const field = (edge) => `medium-check.${edge}`;
let clients = 0;

/** A new client whose therapist works with music: the desk, and the address of the episode. */
async function musicTherapy(tools, medium = "music") {
  const { page: desk } = await signIn(tools, await therapistOf(tools), { language: tools.language ?? "nl" });
  clients += 1;
  await desk.goto(`${tools.program.origin}/clients/new`);
  await desk.fill("input[name=code]", `vak-${clients}`);
  await desk.selectOption("select[name=medium]", medium);
  await desk.check("input[name=wellbeing][value=never]");
  await send(desk, "/clients/new");
  await desk.waitForURL(/\/episodes\/[0-9a-f-]{36}$/);
  return { desk, episode: desk.url() };
}

/** The next session of an episode, begun; gives its address. */
async function nextSession(desk, episode) {
  await desk.goto(episode);
  await form(desk, "/sessions").locator("button").click();
  await desk.waitForURL(/\/sessions\/[0-9a-f-]{36}$/);
  return desk.url();
}

/** A phone with the check open on it, up to the question how one wants to answer. */
async function phoneAtTheWay(tools, desk) {
  const client = await tools.pickUp({ device: "phone", language: tools.language ?? "nl" });
  const check = await startCheck(client, await clientLink(desk));
  const { page } = client;
  for (let index = 0; index < 7; index += 1) {
    await page.locator("form.check .check-question:visible label.card-choice").nth(5).click();
    await page.locator("[data-step=next]:visible").click();
  }
  await page.locator(".way-question").waitFor();
  return { client, page, check };
}

const choose = (page, way) => page.locator(`label:has(input[name$=".way"][value="${way}"])`).click();

/** Where a place of the field lies on the screen. */
async function onScreen(page, [x, y]) {
  const box = await page.locator(".marker-area").boundingBox();
  return [box.x + (x / 1000) * box.width, box.y + (y / 1000) * box.height];
}

/** Drags a marker with a finger to a place of the field. */
async function drag(page, corner, place) {
  await page.locator(`.marker.${corner}`).scrollIntoViewIfNeeded();
  const box = await page.locator(`.marker.${corner} .shape`).boundingBox();
  const from = [box.x + box.width / 2, box.y + box.height / 2];
  const to = await onScreen(page, place);
  const touch = await page.context().newCDPSession(page);
  const point = ([x, y]) => [{ x, y }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: point(from) });
  for (let step = 1; step <= 8; step += 1) {
    const at = [0, 1].map((axis) => from[axis] + ((to[axis] - from[axis]) * step) / 8);
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: point(at) });
  }
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** The answers to the edges as they will be sent. */
async function edges(page) {
  return Promise.all(
    EDGES.map((edge) => page.locator(`[name="${field(edge)}"]:checked`).evaluateAll((all) => all[0]?.value ?? null)),
  );
}

bothLanguages("a client answers with markers by touch, the therapist in words, and the triangle opens", async (tools) => {
  const { desk, episode } = await musicTherapy(tools);
  const session = await nextSession(desk, episode);
  const { page } = await phoneAtTheWay(tools, desk);
  await expectAxeCleanDayAndNight(page);
  await look(page, `way ${tools.language}`);
  await choose(page, "markers");
  await expectEverythingFits(page);
  await look(page, `markers beside ${tools.language}`);
  await drag(page, "client", [150, 700]);
  await drag(page, "therapist", [900, 700]);
  assert.deepEqual(await edges(page), ["1", null, null], "two markers make one edge");
  await drag(page, "medium", [250, 300]);
  const said = await edges(page);
  assert.deepEqual(said, ["1", "6", "1"]);
  await expectAxeCleanDayAndNight(page);
  await look(page, `markers laid ${tools.language}`);
  await page.emulateMedia({ colorScheme: "dark" });
  await look(page, `markers laid night ${tools.language}`);
  await page.emulateMedia({ colorScheme: "light" });
  await sendButton(page).click();
  await page.locator(".notice.saved").waitFor();

  await desk.goto(`${session}/check`);
  await fillIn(desk, (index) => (index === 7 ? 0 : 4));
  await expectReveal(desk);
  await page.reload();
  await expectReveal(page);
  for (const [where, name] of [[page, "phone"], [desk, "desk"]]) {
    assert.equal(await where.locator(".triangles svg[role=img]").count(), 5, "two triangles and three edges");
    await expectAxeCleanDayAndNight(where);
    await expectEverythingFits(where);
    await look(where, `triangle ${name} ${tools.language}`);
  }
});

/** A small picture, as a telephone might send it. */
const PHOTO = new URL("../../../fuzz/seeds/recast/small.png", import.meta.url);

/** Chooses a file on the page of works, and sends it. */
async function addWork(page, name, bytes) {
  const folder = await mkdtemp(join(tmpdir(), "verbond-work-"));
  await writeFile(join(folder, name), bytes);
  await page.setInputFiles("input[type=file]", join(folder, name));
  await Promise.all([page.waitForEvent("load"), form(page, "/works").locator("button").click()]);
  await rm(folder, { recursive: true });
}

bothLanguages("a photo is refused in words or kept for the two, and five sessions make three lines", async (tools) => {
  const { desk, episode } = await musicTherapy(tools, "visual-art");
  const photo = await readFile(PHOTO);
  for (let session = 1; session <= 5; session += 1) {
    const address = await nextSession(desk, episode);
    const client = await tools.pickUp({ device: "phone", language: tools.language });
    const { page } = client;
    const check = await startCheck(client, await clientLink(desk));
    if (session === 5) {
      await page.goto(`${check}/works`);
      for (const [name, bytes] of [["holiday.jpg", Buffer.from("MZ and a program")], ["large.jpg", Buffer.alloc(60 << 20, 0xff)]]) {
        await addWork(page, name, bytes);
        await page.locator(".refused").waitFor();
        assert.equal(await page.locator(".work").count(), 0, `nothing of ${name} is kept`);
      }
      await expectAxeCleanDayAndNight(page);
      await look(page, `work refused ${tools.language}`);
      await addWork(page, "IMG_0001.png", photo);
      await page.locator(".work img").waitFor();
      await expectAxeCleanDayAndNight(page);
      await expectEverythingFits(page);
      await look(page, `work kept ${tools.language}`);
      await page.goto(check);
    }
    await fillIn(page, (index, name) => (name.endsWith(".way") ? 0 : (index + session) % 7));
    await desk.goto(`${address}/check`);
    await fillIn(desk, (index, name) => (name.endsWith(".way") ? 0 : (index + 2 * session) % 7));
    await expectReveal(desk);
    if (session === 5) {
      const kept = desk.locator(".works img");
      await kept.scrollIntoViewIfNeeded();
      assert.ok(await kept.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
      await look(desk, `reveal with work ${tools.language}`);
    }
  }
  await desk.goto(episode);
  assert.equal(await desk.locator(".triangle-session").count(), 5);
  assert.equal(await desk.locator(".triangles .small-multiple").count(), 3, "three edges over time");
  await expectAxeCleanDayAndNight(desk);
  await look(desk, `case ${tools.language}`);
  await desk.setViewportSize({ width: 390, height: 844 });
  await expectEverythingFits(desk);
  await expectAxeCleanDayAndNight(desk);
  await look(desk, `case phone ${tools.language}`);
  await desk.emulateMedia({ colorScheme: "dark" });
  await look(desk, `case phone night ${tools.language}`);
});

journey("without script the same answers stand in rows, and the check is sent", async (tools) => {
  const { desk, episode } = await musicTherapy(tools, "psychomotor");
  await nextSession(desk, episode);
  const client = await tools.pickUp({ device: "phone", script: "off" });
  const { page } = client;
  await startCheck(client, await clientLink(desk));
  await choose(page, "markers");
  assert.equal(await page.locator(".marker-field").isVisible(), false);
  await look(page, "markers without script");
  for (const edge of EDGES) await question(page, field(edge)).locator("label.card-choice").nth(3).click();
  await expectEverythingFits(page);
  await sendButton(page).click();
  await page.locator(".notice.saved").waitFor();
});

journey("the arrow keys place the markers, and a draft shows them again where they say the same", async (tools) => {
  const { desk, episode } = await musicTherapy(tools);
  await nextSession(desk, episode);
  const { page } = await phoneAtTheWay(tools, desk);
  await choose(page, "markers");
  for (const corner of ["client", "therapist", "medium"]) {
    await page.locator(`.marker.${corner}`).focus();
    await page.keyboard.press("ArrowUp");
  }
  assert.deepEqual(await edges(page), ["3", "3", "3"], "they begin in the middle");
  const kept = page.waitForResponse((response) => response.url().endsWith("/draft") && response.ok());
  await page.locator(".marker.therapist").focus();
  for (let stride = 0; stride < 10; stride += 1) await page.keyboard.press("ArrowLeft");
  const said = await edges(page);
  assert.equal(said[0], "6");
  await kept;
  await page.waitForTimeout(900);
  await page.reload();
  assert.deepEqual(await edges(page), said);
  assert.ok(await page.locator(".marker-field").isVisible(), "one goes on in the way one had chosen");
});

journey("colour, distance and loudness are rows that a key or a finger goes along", async (tools) => {
  const { desk, episode } = await musicTherapy(tools);
  await nextSession(desk, episode);
  const { page } = await phoneAtTheWay(tools, desk);
  for (const way of ["colour", "distance", "loudness"]) {
    await choose(page, way);
    await page.locator("[data-step=next]:visible").click();
    const row = question(page, field(EDGES[0]));
    await look(page, `row ${way} open`);
    await row.locator("input").first().focus();
    await page.keyboard.press("Space");
    for (let right = 0; right < 4; right += 1) await page.keyboard.press("ArrowRight");
    assert.deepEqual((await edges(page))[0], "4");
    await expectAxeCleanDayAndNight(page);
    await expectEverythingFits(page);
    await look(page, `row ${way}`);
    await page.emulateMedia({ colorScheme: "dark" });
    await look(page, `row ${way} night`);
    await page.emulateMedia({ colorScheme: "light" });
    await page.locator("[data-step=back]:visible").click();
  }
});
