// Days later: paper is typed over with its true date, links have expired, and a half opens alone.

import assert from "node:assert/strict";
import { expectAxeClean } from "../harness/axe.mjs";
import {
  answer, clientLink, expectReveal, expectSealed, fillIn, positions, sendButton, sessionWithCheck, signIn, startSession,
  therapistOf, visit,
} from "../harness/clinic.mjs";
import { journey, look, withProgram } from "../harness/journey.mjs";

withProgram();

const day = (daysOn) => {
  const at = new Date(Date.now() + daysOn * 24 * 60 * 60 * 1000);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(at);
};

/** Everybody puts their device away. */
const putAway = (pages) => Promise.all(pages.map((page) => page.goto("about:blank")));

/** Types the paper over with a date, and sends it. */
async function typeOver(page, date) {
  await answer(page, () => 6);
  await page.fill("input[name=date]", date);
  await sendButton(page).click();
}

journey("paper is typed over two days later, after one's own half and with its true date", async (tools) => {
  const { program } = tools;
  const therapist = await therapistOf(tools);
  const { page: before } = await signIn(tools, therapist);
  const session = await startSession(before, program.origin);
  await before.goto(`${session}/paper/print`);
  await expectAxeClean(before);
  await look(before, "blank form");
  await before.goto(`${session}/paper`);
  assert.equal(await before.locator("input[type=radio]").count(), 0, "one's own half comes first");
  await expectAxeClean(before);
  await before.goto(`${session}/check`);
  await fillIn(before, () => 3);
  await putAway([before]);

  await program.startLater(2);
  const { page: desk } = await signIn(tools, therapist);
  await desk.goto(`${session}/paper`);
  await expectAxeClean(desk);
  await look(desk, "paper");
  await typeOver(desk, day(3));
  await desk.locator("#date-error").waitFor();
  await typeOver(desk, day(1));
  await expectReveal(desk);
  assert.deepEqual((await positions(desk)).map(([, theirs]) => theirs), ["10,0", "10,0", "10,0"]);
  const written = new Date(`${day(1)}T12:00:00Z`).getUTCDate();
  await desk.locator("main").getByText(new RegExp(`papier, ingevuld op ${written} `)).waitFor();
  await look(desk, "reveal from paper");
});

journey("ten days later a link has expired, and a half whose other half stays out opens alone", async (tools) => {
  const { program } = tools;
  const answered = await sessionWithCheck(tools);
  await fillIn(answered.phone, () => 2);
  const unanswered = await sessionWithCheck(tools);
  const { page: desk } = await signIn(tools, await therapistOf(tools));
  await startSession(desk, program.origin);
  const link = await clientLink(desk);
  await putAway([answered.desk, answered.phone, unanswered.desk, unanswered.phone, desk]);

  await program.startLater(12);
  const { page: late } = await tools.pickUp({ device: "phone" });
  assert.equal(await visit(late, link), 410);
  await expectAxeClean(late);
  await look(late, "link expired");
  assert.equal(await visit(unanswered.phone, unanswered.check), 410, "a check begun ten days ago is closed");
  await expectSealed(unanswered.phone);
  await look(unanswered.phone, "check closed");

  const { page: again } = await signIn(tools, answered.therapist);
  await again.goto(`${answered.session}/reveal`);
  await expectReveal(again);
  await expectAxeClean(again);
  await look(again, "opened alone");
  assert.deepEqual((await positions(again)).map(([, theirs]) => theirs), ["3,3", "3,3", "3,3"]);
});
