// Four weeks after a reflection one mail comes with one question, and the answer comes back to the team.

import assert from "node:assert/strict";
import { expectAxeCleanDayAndNight, expectEverythingFits } from "../harness/axe.mjs";
import { send, signIn, speak, therapistOf, visit } from "../harness/clinic.mjs";
import { bothLanguages, look, withProgram } from "../harness/journey.mjs";
import { openPostOffice, wordsOf } from "../harness/post.mjs";
import { SOON_MS, atStep, comeIn, finish, openReflection } from "../harness/reflection.mjs";

withProgram();

async function examine(page, name) {
  await expectAxeCleanDayAndNight(page);
  await expectEverythingFits(page);
  await look(page, name);
}

bothLanguages("an address left on the last page gets one question, and the answer is read by the team", async (tools) => {
  const { language, program } = tools;
  const office = await openPostOffice();
  tools.t.after(office.close);
  const who = await therapistOf(tools);
  await program.serveWithMail(office.address);
  const { lead, code } = await openReflection(tools, { team: `Team Later ${language}`, who, language });
  const scripted = (await comeIn(tools, code, { name: "Bo", language })).page;
  const plain = (await comeIn(tools, code, { name: "Kim", language, script: "off" })).page;
  await lead.locator("[data-list=steps] button").last().click();
  await atStep(scripted, 8);
  const address = scripted.locator(".live input[name=address]");
  await address.waitFor({ timeout: SOON_MS });
  await examine(scripted, `remind ${language}`);
  await address.fill("bo@voorbeeld.invalid");
  await scripted.locator('form[action$="/remind"] button:visible').click();
  await scripted.locator('form[action$="/remind/withdraw"]:visible').waitFor();
  await examine(scripted, `remind asked ${language}`);
  // Who thinks better of it takes the address back; without script too.
  await plain.goto(`${program.origin}/w/${code}`);
  await plain.locator("div.plain input[name=address]").fill("kim@voorbeeld.invalid");
  await send(plain, "/remind");
  await send(plain, "/remind/withdraw");
  await plain.locator("div.plain input[name=address]").waitFor();
  await finish(lead);
  await scripted.locator('form[action$="/remind/withdraw"]:visible').waitFor({ timeout: SOON_MS });
  // The evening is over, and the phones are put away.
  for (const page of [lead, scripted, plain]) await page.goto("about:blank");

  await program.serveWithMail(office.address, 29);
  const mail = await office.next();
  assert.match(mail, /^To: bo@voorbeeld\.invalid$/m);
  const link = new RegExp(`^${program.origin}/reminder/[0-9a-f]{64}$`, "m").exec(wordsOf(mail))[0];
  assert.ok(!/Later|Bo\b/.test(wordsOf(mail)), "the mail names no team and nobody");
  const { page: reader } = await tools.pickUp({ device: "phone", language });
  await reader.goto(link);
  await speak(reader, language);
  await examine(reader, `reminder ${language}`);
  await reader.check('input[name=went][value="partly"]');
  await reader.fill("textarea[name=text]", "Stil blijven hielp, soms.");
  await send(reader, new URL(link).pathname);
  await reader.waitForURL(/\/reminder\/thanks$/);
  await examine(reader, `reminder thanks ${language}`);
  assert.equal(await visit(reader, link), 410, "a link is answered once");
  await examine(reader, `reminder gone ${language}`);
  assert.equal(await visit(reader, `${program.origin}/reminder/withdrawn`), 200);
  await expectAxeCleanDayAndNight(reader);

  const { page: again } = await signIn(tools, who, { language });
  await again.goto(`${program.origin}/reflections/new`);
  await again.fill("input[name=team]", `Team Later ${language}`);
  await send(again, "/reflections/new");
  await again.locator("li", { hasText: "Stil blijven hielp, soms." }).waitFor();
  await examine(again, `prepare after answers ${language}`);
});
