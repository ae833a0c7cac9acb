// Earlier sessions come in from a file: mapped, looked at, kept, found on the caseload, and taken back.

import assert from "node:assert/strict";
import { expectAxeCleanDayAndNight, expectEverythingFits } from "../harness/axe.mjs";
import { form, send, signIn, therapistOf } from "../harness/clinic.mjs";
import { bothLanguages, look, withProgram } from "../harness/journey.mjs";

withProgram();

const file = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`${rows.join("\r\n")}\r\n`) });

bothLanguages("a file is mapped, looked at, kept, found on the caseload, and taken back", async (tools) => {
  const { program, language } = tools;
  const therapist = await therapistOf(tools);
  const code = `2019-90${language === "nl" ? 1 : 2}`;
  const { page } = await signIn(tools, "coordinator", { language });
  const { page: desk } = await signIn(tools, therapist, { language });
  const caseload = async () => {
    await desk.goto(`${program.origin}/caseload?q=${code}`);
    return desk.locator("main").getByText(code).count();
  };
  assert.equal(await caseload(), 0);

  const examine = async (name) => {
    await expectAxeCleanDayAndNight(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectEverythingFits(page);
    await look(page, `${name} phone ${language}`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await look(page, `${name} ${language}`);
  };
  await page.goto(`${program.origin}/import`);
  const columns = ["client", "therapist", "session", "date", "klachten"];
  const rows = [
    columns.join(";"),
    `${code};${therapist};1;2019-03-04;24`,
    `${code};${therapist};2;2019-03-11;`,
    `${code};${therapist};3;2019-03-18;17,5`,
  ];
  await page.setInputFiles("input[type=file]", file("eerder.csv", rows));
  await send(page, "/import");
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  const draft = page.url();
  await examine("import mapping");

  // Without a column of scores there is nothing to keep, and the page says so.
  await form(page, new URL(draft).pathname).locator("button").first().click();
  await page.locator(".notice.alert").waitFor();
  await page.selectOption("[name=value_1_column]", String(columns.indexOf("klachten") + 1));
  await page.selectOption("[name=value_1_target]", "new");
  await page.fill("[name=value_1_name]", "Klachten");
  await page.fill("[name=value_1_min]", "0");
  await page.fill("[name=value_1_max]", "63");
  await page.selectOption("[name=value_1_better]", "lower");
  await form(page, new URL(draft).pathname).locator("button").first().click();
  await form(page, "/confirm").waitFor();
  await examine("import preview");
  assert.equal(await caseload(), 0, "nothing is kept before it is confirmed");

  await send(page, "/confirm");
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await examine("import done");
  assert.ok(await caseload(), "the client stands on the caseload");
  await desk.locator('main a[href^="/episodes/"]').click();
  await desk.locator("h1").filter({ hasText: code }).waitFor();
  await desk.getByText(language === "nl" ? "17,5" : "17.5").first().waitFor({ state: "attached" });
  await look(desk, `case imported ${language}`);
  const episode = desk.url();

  await page.goto(`${program.origin}/imports`);
  await examine("imports");
  await page.locator('main a[href^="/imports/"]').first().click();
  await send(page, "/undo");
  await page.locator(".notice.alert").waitFor();
  await page.check("[name=sure]");
  await send(page, "/undo");
  await page.locator(".notice.info").waitFor();
  assert.equal(await form(page, "/undo").count(), 0);
  assert.equal(await caseload(), 0, "what was taken back is gone");
  assert.equal((await desk.goto(episode)).status(), 404);
});
