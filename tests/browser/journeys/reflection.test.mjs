// A team reflection: one who leads, people with phones and no account, a wall. The whole script, from preparing to the report.

import assert from "node:assert/strict";
import { expectAxeClean, expectAxeCleanDayAndNight, expectEverythingFits } from "../harness/axe.mjs";
import { send, signIn, therapistOf } from "../harness/clinic.mjs";
import { bothLanguages, journey, look, withProgram } from "../harness/journey.mjs";
import {
  SOON_MS, atStep, clusterOn, comeIn, finish, giveDot, goOn, hangUp, moveNotes, noteOn, openReflection, write,
} from "../harness/reflection.mjs";

withProgram();

/** Looks at a page in the light of day and night. */
async function examine(page, name) {
  await expectAxeCleanDayAndNight(page);
  await expectEverythingFits(page);
  await look(page, name);
}

/** What is left on the clocks of these pages at one moment, in seconds. */
async function clocks(pages) {
  const read = (page) => page.locator("[data-clock] [data-text=left]").first().textContent();
  const told = await Promise.all(pages.map(read));
  return told.map((text) => text.split(":").reduce((minutes, part) => minutes * 60 + Number(part), 0));
}

bothLanguages("five people play the five steps and end in the report", async (tools) => {
  const { language } = tools;
  const who = await therapistOf(tools);
  const { device, lead, address, code } = await openReflection(tools, { team: `Team Vijf ${language}`, who, language });
  const wall = (await hangUp(tools, code, { language })).page;
  await examine(lead, `lead lobby ${language}`);
  await examine(wall, `wall lobby ${language}`);
  const devices = [];
  for (const name of ["Bo", "", "Noor", "Sam"]) devices.push(await comeIn(tools, code, { name, language }));
  const phones = devices.map(({ page }) => page);
  const everybody = [wall, ...phones];
  const [one, two, three, four] = phones;
  await examine(one, `phone lobby ${language}`);

  // Alone: a story that stays on the phone, key words that wait for the reveal.
  await goOn(lead, everybody, 1);
  await lead.locator('[data-do="timer.start"]').click();
  await one.locator("[data-clock].soon").waitFor();
  const seconds = await clocks([lead, ...everybody]);
  assert.ok(Math.max(...seconds) - Math.min(...seconds) <= 1, `everybody sees the same time: ${seconds}`);
  await one.fill("[data-field=story]", "Een verhaal van mij alleen");
  const words = [["vertrouwen", "tempo"], ["veilig", "humor"], ["vertrouwen geven"], ["veilig voelen"]];
  for (const [index, phone] of phones.entries()) for (const word of words[index]) await write(phone, "keyword", word);
  await one.reload();
  await one.locator("[data-list=own] li", { hasText: "tempo" }).waitFor();
  assert.equal(await one.inputValue("[data-field=story]"), "Een verhaal van mij alleen", "the story stays through a reload");
  await examine(one, `phone keywords ${language}`);
  await lead.locator('[data-text="written"]', { hasText: "6" }).waitFor({ timeout: SOON_MS });
  await wall.locator('[data-text="hidden"]', { hasText: "6" }).waitFor({ timeout: SOON_MS });
  for (const page of [lead, wall, two]) {
    assert.ok(!(await page.content()).includes("tempo"), `${page.url()} knows a word before the reveal`);
  }
  await examine(lead, `lead keywords ${language}`);
  await lead.locator('[data-do="step.reveal"]').click();
  await noteOn(wall, "tempo").waitFor({ timeout: SOON_MS });
  await examine(wall, `wall keywords ${language}`);

  // In pairs; then words that everybody sees at once.
  await goOn(lead, everybody, 2);
  for (const phone of phones) await phone.locator('[data-when="group"]:visible').waitFor({ timeout: SOON_MS });
  await wall.locator("[data-list=groups] li").first().waitFor();
  assert.equal(await wall.locator("[data-list=groups] li").count(), 2, "four people are two pairs");
  await examine(two, `phone pairs ${language}`);
  await examine(wall, `wall pairs ${language}`);
  await goOn(lead, everybody, 3);
  await write(two, "note", "stilte mogen laten bestaan");
  await write(three, "note", "doel checken, elke keer");
  await write(four, "note", "spanning bespreekbaar maken");
  await noteOn(wall, "spanning").waitFor({ timeout: SOON_MS });
  // Who still writes is not taken along.
  await four.fill("[data-field=note]", "een halve zin");
  await four.focus("[data-field=note]");
  await lead.locator('[data-go="next"]:visible').click();
  await Promise.all([wall, one, two, three].map((page) => atStep(page, 4)));
  await four.locator('[data-when="elsewhere"]:visible').waitFor();
  assert.equal(await four.inputValue("[data-field=note]"), "een halve zin", "nobody is cut off in a sentence");
  await four.locator('[data-act="follow"]').click();
  await atStep(four, 4);

  // Together: clusters, dots, factors.
  await moveNotes(one, ["veilig voelen", "stilte"], "Veiligheid");
  await moveNotes(two, ["doel checken"], "Samen richting kiezen");
  await clusterOn(wall, "Veiligheid").locator("li.note", { hasText: "stilte" }).waitFor({ timeout: SOON_MS });
  await moveNotes(three, ["spanning"], "Veiligheid");
  await three.locator('[data-act="undo"]').click();
  await clusterOn(three, "Veiligheid").locator("li.note", { hasText: "spanning" }).waitFor({ state: "detached", timeout: SOON_MS });
  await noteOn(lead, "humor").locator('[data-act="hide"]').click();
  await noteOn(wall, "humor").waitFor({ state: "detached", timeout: SOON_MS });
  await wall.locator("li.hidden-note").waitFor();
  await examine(one, `phone clusters ${language}`);
  await examine(lead, `lead clusters ${language}`);
  await examine(wall, `wall clusters ${language}`);
  await goOn(lead, everybody, 5);
  for (const phone of [one, two, three]) {
    await clusterOn(phone, "Veiligheid").waitFor({ timeout: SOON_MS });
    await giveDot(phone, "Veiligheid");
  }
  await giveDot(one, "Samen richting kiezen");
  await lead.locator('[data-text="voted"]', { hasText: "3" }).waitFor({ timeout: SOON_MS });
  assert.equal(await wall.locator(".dots:visible").count(), 0, "the result waits for the reveal");
  await examine(one, `phone votes ${language}`);
  await lead.locator('[data-do="step.reveal"]').click();
  await clusterOn(wall, "Veiligheid").locator(".dots", { hasText: "3" }).waitFor({ timeout: SOON_MS });
  await examine(wall, `wall votes ${language}`);
  await goOn(lead, everybody, 6);
  await lead.locator("[data-list=take-over] button", { hasText: "Veiligheid" }).click();
  await lead.fill("#factor-meaning-1", "Je mag hier fouten maken.");
  await lead.fill("#factor-word-2", "Samen richting kiezen");
  await lead.locator("#factor-word-3").focus();
  await one.locator("[data-list=factors] li", { hasText: "Samen richting" }).waitFor({ timeout: SOON_MS });
  await one.locator("[data-list=factors] li", { hasText: "fouten maken" }).waitFor({ timeout: SOON_MS });
  await lead.locator('[data-do="factors.lock"]').click();
  await lead.locator('[data-do="factors.unlock"]:visible').waitFor({ timeout: SOON_MS });
  await examine(lead, `lead factors ${language}`);
  await examine(wall, `wall factors ${language}`);

  // The reading is left out. One thing to take along, for oneself or for all.
  await goOn(lead, everybody, 8, { by: "skip" });
  await one.fill("[data-field=intention]", "Vaker een stilte laten vallen");
  await one.locator("[data-field=shared]").check();
  await one.locator('form[data-form="intention"] button').click();
  await two.fill("[data-field=intention]", "Iets van mij alleen");
  await two.locator('form[data-form="intention"] button').click();
  for (const phone of [one, two]) await phone.locator('[data-when="intention-kept"]:visible').waitFor({ timeout: SOON_MS });
  await wall.locator("[data-list=intentions] li", { hasText: "stilte laten vallen" }).waitFor({ timeout: SOON_MS });
  await examine(one, `phone intention ${language}`);
  await finish(lead);
  await one.locator('[data-when="closed"]:visible').first().waitFor({ timeout: SOON_MS });
  await examine(one, `phone closed ${language}`);
  await examine(wall, `wall closed ${language}`);
  await lead.locator('a[href$="/report"]:visible').click();
  await lead.waitForURL(/\/report$/);
  const report = await lead.locator("main").innerText();
  for (const told of ["Veiligheid", "Je mag hier fouten maken.", "Vaker een stilte laten vallen", "Bo", "stilte mogen"]) {
    assert.ok(report.includes(told), `the report tells ${told}`);
  }
  for (const secret of ["Iets van mij alleen", "Een verhaal van mij alleen", "humor"]) {
    assert.ok(!report.includes(secret), `the report does not tell ${secret}`);
  }
  await examine(lead, `report ${language}`);
  // This house sends no mail, so none is promised: a file for the own calendar is there.
  await one.locator('a[href$="/reminder.ics"]:visible').waitFor();
  assert.equal(await one.locator("input[name=address]").count(), 0);
  const markdown = await (await lead.request.get(`${address}/report.md`)).text();
  assert.match(markdown, /\*\*Veiligheid\*\*: Je mag hier fouten maken/);
  const json = await (await lead.request.get(`${address}/report.json`)).json();
  assert.equal(json.factors.length, 2);
  assert.deepEqual(json.intentions, [{ text: "Vaker een stilte laten vallen", by: "Bo" }]);

  // The same team again: it begins by looking back.
  await lead.goto(`${tools.program.origin}/reflections/new`);
  await lead.fill("input[name=team]", `team vijf ${language}`);
  await lead.locator('form[action="/reflections/new"] button[type=submit]').click();
  await lead.waitForURL(/\/reflections\/[0-9a-f-]{36}$/);
  assert.match(await lead.inputValue('textarea[name="prompt-0"]'), /Veiligheid, Samen richting kiezen/);
  await examine(lead, `prepare again ${language}`);
  // Who leads sees it too, and the next report tells then and now.
  await lead.locator('button[value="open"]').click();
  await lead.waitForURL(/\/lead$/);
  await lead.locator("details.more summary", { hasText: /20\d\d/ }).first().click();
  await lead.locator("details[open] a[href$=\"/report\"]:visible").waitFor();
  await examine(lead, `lead before ${language}`);
  await lead.goto(lead.url().replace(/lead$/, "report"));
  assert.match(await lead.locator('section[aria-labelledby="report-before"]').innerText(), /Vaker een stilte laten vallen/);
  await examine(lead, `report before ${language}`);
  assert.deepEqual(device.troubles, []);
});

bothLanguages("groups by medium write their own, then see each other's", async (tools) => {
  const { language } = tools;
  const who = await therapistOf(tools);
  const { lead, code } = await openReflection(tools, { team: `Vaktherapie ${language}`, from: "medium", who, language });
  const wall = (await hangUp(tools, code, { language })).page;
  const phones = [];
  for (const name of ["Muzikant", "Beweger", "Maker", "Speler"]) phones.push((await comeIn(tools, code, { name, language })).page);
  const everybody = [wall, ...phones];
  await goOn(lead, everybody, 1);
  const lines = ["samen naar muziek luisteren", "samen plezier maken", "veel keuze in materiaal", "rollenspel roept emoties op"];
  for (const [index, phone] of phones.entries()) {
    await phone.locator("[data-list=choices] button").nth(Math.min(index, 2)).click();
    await phone.locator('[data-list=choices] [aria-pressed="true"]').waitFor({ timeout: SOON_MS });
  }
  for (const [index, phone] of phones.entries()) await write(phone, "note", lines[index]);
  // The third group has two: they see each other's, the others do not.
  await phones[2].locator("[data-list=own] li.of-group", { hasText: "rollenspel" }).waitFor({ timeout: SOON_MS });
  assert.ok(!(await phones[0].content()).includes("plezier"), "another group's notes are not on the phone");
  assert.ok(!(await wall.content()).includes("plezier"), "nor on the wall");
  await examine(phones[2], `phone medium ${language}`);
  await lead.locator('[data-do="step.reveal"]').click();
  await noteOn(wall, "plezier").waitFor({ timeout: SOON_MS });
  assert.equal(await wall.locator("[data-board] section.cluster").count(), 3, "a column for each medium");
  await examine(wall, `wall medium ${language}`);
  // A summary of each medium: who sits in a group stays there.
  await goOn(lead, everybody, 2);
  await phones[3].locator('[data-list=choices] [aria-pressed="true"]').waitFor({ timeout: SOON_MS });
  await write(phones[3], "note", "Materiaal geeft keuze.");
  await goOn(lead, everybody, 3);
  await moveNotes(phones[1], ["samen naar muziek", "samen plezier"], "Samen doen");
  await goOn(lead, everybody, 4);
  await lead.locator("[data-list=take-over] button", { hasText: "Samen doen" }).click();
  await wall.locator("[data-list=factors] li", { hasText: "Samen doen" }).waitFor({ timeout: SOON_MS });
  await goOn(lead, everybody, 5);
  await finish(lead);
  await lead.locator('a[href$="/report"]:visible').click();
  await lead.waitForURL(/\/report$/);
  assert.equal(await lead.locator(".report-groups h4").count(), 4, "the notes of each medium stand under its name, and its summary");
  const inspiration = lead.locator('section[aria-labelledby="report-inspiration"]');
  assert.equal(await inspiration.locator("h3").count(), 3, "what others named stands beside each medium");
  if (language === "nl") assert.match(await inspiration.innerText(), /In allebei: .*luisteren/);
  await examine(lead, `report medium ${language}`);
});

journey("with the keyboard alone: write, group, vote", async (tools) => {
  const { lead, code } = await openReflection(tools, { team: "Toetsenbord", who: await therapistOf(tools) });
  const desk = (await comeIn(tools, code, { name: "Kim", device: "desktop" })).page;
  const { keyboard } = desk;
  const reach = async (selector) => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await desk.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      await keyboard.press("Tab");
    }
    assert.fail(`the keyboard does not reach ${selector}`);
  };
  for (const number of [1, 2, 3]) await goOn(lead, [desk], number);
  await desk.evaluate(() => document.querySelector("main").focus());
  await reach("[data-field=note]");
  for (const text of ["niet oordelen", "voorspelbaar zijn", "humor"]) {
    await keyboard.type(text);
    await keyboard.press("Control+Enter");
    await desk.locator("[data-list=own] li[data-note]", { hasText: text }).waitFor({ timeout: SOON_MS });
  }
  await goOn(lead, [desk], 4);
  await noteOn(desk, "humor").waitFor({ timeout: SOON_MS });
  await reach("[data-board] li input[type=checkbox]");
  await keyboard.press("Space");
  await keyboard.press("ArrowDown");
  await keyboard.press("Space");
  await keyboard.press("m");
  await desk.locator('dialog[data-dialog="place"][open]').waitFor();
  await reach("dialog input");
  await keyboard.type("Veiligheid");
  await keyboard.press("Enter");
  await clusterOn(desk, "Veiligheid").locator("li.note").nth(1).waitFor({ timeout: SOON_MS });
  assert.match(await desk.locator("[data-region]").textContent(), /Veiligheid/);

  // What a screen reader finds: a heading for each cluster, a list under it, each note by its own words.
  const tree = await desk.locator("[data-board]").ariaSnapshot();
  assert.match(tree, /heading "Veiligheid" \[level=3\]/);
  assert.match(tree, /listitem[\s\S]*checkbox "niet oordelen"/);
  assert.match(tree, /button "Verplaats naar …: niet oordelen"/);

  await goOn(lead, [desk], 5);
  await desk.locator('.vote [data-act="more"]:visible').first().waitFor({ timeout: SOON_MS });
  await desk.evaluate(() => document.querySelector("[data-heading]").focus());
  await reach('.vote [data-act="more"]');
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await clusterOn(desk, "Veiligheid").locator(".vote-given", { hasText: "●●" }).first().waitFor({ timeout: SOON_MS });
  await keyboard.press("Enter");
  assert.match(await desk.locator("[data-region]").textContent(), /2/, "a third dot on one thing is refused in words");
  assert.match(await clusterOn(desk, "Veiligheid").ariaSnapshot(), /button "Eén stip meer op Veiligheid"/);
  await expectAxeClean(desk);
});

journey("a phone that loses its connection loses nothing", async (tools) => {
  const { lead, code } = await openReflection(tools, { team: "Zonder bereik", who: await therapistOf(tools) });
  const { page: phone, context } = await comeIn(tools, code, { name: "Jo" });
  const wall = (await hangUp(tools, code)).page;
  for (const number of [1, 2, 3]) await goOn(lead, [phone, wall], number);
  await context.setOffline(true);
  await phone.locator("[data-banner]:visible").waitFor({ timeout: 60_000 });
  await phone.fill("[data-field=note]", "geschreven zonder bereik");
  await phone.locator('form[data-form="note"] button').click();
  await phone.locator("[data-list=own] li", { hasText: "zonder bereik" }).waitFor();
  await phone.fill("[data-field=note]", "nog niet verstuurd");
  await look(phone, "phone offline");
  await context.setOffline(false);
  await noteOn(wall, "geschreven zonder bereik").waitFor({ timeout: 60_000 });
  await phone.reload();
  await phone.locator("[data-list=own] li[data-note]", { hasText: "zonder bereik" }).waitFor({ timeout: SOON_MS });
  assert.equal(await phone.inputValue("[data-field=note]"), "nog niet verstuurd", "what was typed is there after a reload");
  assert.equal(await noteOn(wall, "geschreven zonder bereik").count(), 1, "it was sent once");
});

/** A network on which no socket gets through. */
async function withoutSockets({ context }) {
  await context.addInitScript(() => {
    globalThis.WebSocket = class extends EventTarget {
      static OPEN = 1;
      readyState = 3;
      constructor() {
        super();
        setTimeout(() => this.dispatchEvent(new CloseEvent("close", { code: 1006 })), 10);
      }
      close() {}
    };
  });
}

journey("where no socket gets through, a stream and posts do the same", async (tools) => {
  const { lead, code } = await openReflection(tools, { team: "Strenge muur", who: await therapistOf(tools) });
  const { page: phone } = await comeIn(tools, code, { name: "Mo", before: withoutSockets });
  const wall = (await hangUp(tools, code)).page;
  for (const number of [1, 2, 3]) await goOn(lead, [phone, wall], number);
  await write(phone, "note", "langs een omweg");
  await noteOn(wall, "langs een omweg").waitFor({ timeout: SOON_MS });
  // What somebody types is text, wherever it comes out.
  await write(phone, "note", "<img src=x onerror=alert(1)>");
  await noteOn(wall, "<img src=x").waitFor({ timeout: SOON_MS });
  for (const page of [lead, phone, wall]) assert.equal(await page.locator("img").count(), 0, `${page.url()} made markup of a note`);
  await goOn(lead, [phone, wall], 4);
  await moveNotes(phone, ["langs een omweg"], "Wegen");
  await lead.locator('[data-do="timer.start"]').click();
  await phone.locator("[data-clock].soon").waitFor({ timeout: SOON_MS });
  const seconds = await clocks([lead, phone, wall]);
  assert.ok(Math.max(...seconds) - Math.min(...seconds) <= 1, `the same time on a stream: ${seconds}`);
});

journey("without script one reads, writes, chooses a group and votes", async (tools) => {
  const { lead, code } = await openReflection(tools, { team: "Zonder script", who: await therapistOf(tools) });
  const { page } = await comeIn(tools, code, { name: "Lou", script: "off" });
  const origin = `${tools.program.origin}/w/${code}`;
  for (const number of [1, 2, 3]) await goOn(lead, [], number);
  await page.goto(origin);
  await expectEverythingFits(page);
  for (const text of ["rust", "ruimte"]) {
    await page.fill("textarea[name=text]", text);
    await page.locator('form[action$="/do"] button.primary').click();
    await page.locator(".notes .note", { hasText: text }).waitFor();
  }
  await look(page, "phone plain notes");
  await goOn(lead, [], 4);
  await page.goto(`${origin}/board`);
  for (const box of await page.locator("input[name=notes]").all()) await box.check();
  await page.fill("input[name=name]", "Adem");
  await page.locator('button[value="cluster.new"]').click();
  await page.locator("section.cluster h2", { hasText: "Adem" }).waitFor();
  await look(page, "board plain");
  await goOn(lead, [], 5);
  await page.goto(origin);
  await page.locator("input[name=dots]").first().fill("2");
  await page.locator('form:has(input[value="vote.set"]) button').first().click();
  await page.waitForURL(origin);
  assert.equal(await page.locator("input[name=dots]").first().inputValue(), "2");
  await lead.locator('[data-do="step.reveal"]').click();
  await clusterOn(lead, "Adem").locator(".dots", { hasText: "2" }).waitFor({ timeout: SOON_MS });
});

/** The forms of a room as they stand without script, on a browser that could run it: so that they can be examined. */
async function withoutTheScript({ context }) {
  await context.route("**/reflection-*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
}

/** Presses the button of a form that asks the room for `command`, and waits for the page that answers. */
async function press(page, command, about = "") {
  const form = page.locator(`div.plain form:has(input[name=t][value="${command}"])${about && `:has(${about})`}`).first();
  const folded = form.locator("xpath=ancestor::details[not(@open)]");
  while (await folded.count()) await folded.first().locator("> summary").click();
  await Promise.all([page.waitForEvent("load"), form.locator("button").last().click()]);
}

bothLanguages("without script one leads from the first step to the report", async (tools) => {
  const { language } = tools;
  const { page: lead } = await signIn(tools, await therapistOf(tools), { script: "off", language });
  await lead.goto(`${tools.program.origin}/reflections/new`);
  await lead.fill("input[name=team]", `Papier ${language}`);
  await send(lead, "/reflections/new");
  await lead.waitForURL(/\/reflections\/[0-9a-f-]{36}$/);
  await lead.locator('button[value="open"]').click();
  await lead.waitForURL(/\/lead$/);
  const code = await lead.locator("[data-code]").getAttribute("data-code");
  const { page: phone } = await comeIn(tools, code, { name: "Lou", script: "off", language });
  const has = (text) => lead.locator("div.plain", { hasText: text }).first().waitFor();
  const to = (step) => `input[name=step][value="${step}"]`;

  await press(lead, "step.go", to(0));
  await press(lead, "timer.start");
  await press(lead, "timer.add", 'input[name=minutes][value="5"]');
  await has(/10 minu/);
  await press(lead, "timer.pause");
  await phone.goto(`${tools.program.origin}/w/${code}`);
  await phone.fill("input[name=text]", "veel rust");
  await Promise.all([phone.waitForEvent("load"), phone.locator("form:has(input[value='note.add']) button").click()]);
  await lead.fill("div.plain input[name=text]", "rust geven");
  await press(lead, "note.add");
  assert.ok(!(await lead.locator("div.plain").innerText()).includes("veel rust"), "nobody knows it before the reveal");
  await press(lead, "step.reveal");
  await has("veel rust");
  await press(lead, "step.go", to(1));
  await press(lead, "groups.draw");
  await press(lead, "step.go", to(0));
  await press(lead, "step.go", to(3));
  for (const box of await lead.locator("div.plain input[name=notes]").all()) await box.check();
  await lead.fill("div.plain form:has(input[name=notes]) input[name=name]", "Rust");
  await lead.locator('div.plain button[value="cluster.new"]').click();
  await lead.locator("div.plain section.cluster h2", { hasText: "Rust" }).waitFor();
  await lead.fill("div.plain form:has(input[name=notes]) input[name=name]", "Tempo");
  await lead.locator('div.plain button[value="cluster.new"]').click();
  await lead.locator("div.plain section.cluster h2", { hasText: "Tempo" }).waitFor();
  await press(lead, "cluster.merge", 'input[name=from][value="2"]');
  await lead.locator("div.plain section.cluster h2", { hasText: "Tempo" }).waitFor({ state: "detached" });
  await press(lead, "undo");
  await lead.locator("div.plain section.cluster h2", { hasText: "Tempo" }).waitFor();
  await press(lead, "note.hide");
  await press(lead, "note.show");
  await press(lead, "word.hide");
  await press(lead, "word.show");
  await press(lead, "person.mute");
  await press(lead, "person.unmute");
  await look(lead, `lead plain ${language}`);

  // The same pages, examined.
  const plain = await tools.pickUp({ device: "phone", language });
  await withoutTheScript(plain);
  await plain.context.addCookies(await lead.context().cookies());
  await plain.page.goto(lead.url());
  await examine(plain.page, `lead plain examined ${language}`);
  await plain.context.addCookies(await phone.context().cookies());
  for (const under of ["", "/board"]) {
    await plain.page.goto(`${tools.program.origin}/w/${code}${under}`);
    await examine(plain.page, `phone plain examined ${under} ${language}`);
  }

  await press(lead, "step.go", to(5));
  await press(lead, "factors.set", 'input[name="from-0"]');
  await press(lead, "factors.lock");
  await press(lead, "factors.unlock");
  // One step on may be left out.
  await press(lead, "step.go", to(7));
  await plain.page.goto(`${tools.program.origin}/w/${code}`);
  await examine(plain.page, `phone plain intention ${language}`);
  await press(lead, "room.lock");
  await press(lead, "room.close");
  await lead.waitForURL(/\/report$/);
  assert.match(await lead.locator("main").innerText(), /Rust/);
  await phone.goto(`${tools.program.origin}/w/${code}`);
  await phone.locator('a[href$="/reminder.ics"]').first().waitFor();
});
