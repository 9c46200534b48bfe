// A new user's first hour with a messy list, in the real window and by real clicks:
// dropped, repaired, decided, brought in, looked at, downloaded, and taken back.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, pause, say, until } from '../harness/house.mjs';
import { messyFile, owners, stranger } from '../harness/messy.mjs';
import { openWindow, screen } from '../harness/window.mjs';

test('A10 A11 A12 B15 B20 C16 C17 D8 E4 E17: a messy list comes in and goes again', async (t) => {
  const s = await screen(t, { width: 1282, height: 860 });
  const dir = folder(t);
  const file = join(dir, 'prospects rive-sud.csv');
  writeFileSync(file, messyFile());
  const w = await openWindow(t, s);
  const text = () => w.evaluate('document.body.innerText');
  const says = (what, ms) =>
    until(`“${what}” on the screen`, async () => (await text()).includes(what), ms).catch((e) => {
      s.shot('messy-failed');
      throw e;
    });
  // A picture shows what stands, not what is on its way in.
  const shot = async (name) => {
    await until('the page to stand still', () =>
      w.evaluate('document.getAnimations().every(a => a.playState !== "running")'),
    );
    s.shot(`messy-${name}`);
  };
  for (const name of owners.slice(1))
    await w.call('People.Add', { name, login: '', email: '', role: 'agent', site: '', import: true });

  await w.drop('body', file);
  await says(say('columns.review', { count: 298 }));
  await says('Windows-1252');
  assert.ok((await text()).includes(say('read.lead_in_one')), 'the title above the table is told');
  assert.ok((await text()).includes('Day first'), 'one order of dates for the column');
  await shot('1-columns');
  for (const column of ['Nom', 'Ville']) await w.click(`text=${say('columns.repair_of', { column })}`);
  await until('both columns to be repaired', async () =>
    ((r) => r?.length === 2)((await text()).match(new RegExp(say('columns.repaired'), 'g'))),
  );
  await shot('2-repaired');
  // Nothing in the room scrolls its head away, whatever asks for what is far down.
  await w.evaluate('document.querySelector("textarea").focus()');
  assert.equal(await w.evaluate('document.querySelector("main").scrollTop'), 0);
  await w.click('label:has(input[value=merge])');
  await w.click(`text=${say('columns.review', { count: 298 })}`);
  await says(say('review.need_fixing', { count: 16 }));
  await shot('3-review');

  // The word Error says why; the cell beside it mends all that say the same.
  await w.click(`text=${say('review.errors')}`);
  await says(say('stayed.download_failed'));
  await w.click('[role=rowgroup] [role=gridcell]:nth-child(3)');
  await says(say('finding.owner.unknown', { value: stranger }));
  await says(say('review.add_person', { name: stranger }));
  await shot('4-why');
  await w.click('[role=rowgroup] [role=gridcell]:nth-child(9)');
  await w.click(`text=${say('mend.choose')}`);
  await w.click('[role=option]');
  await w.click(`text=${say('mend.fix_do', { count: 14 })}`);
  await says(say('review.need_fixing', { count: 2 }));
  await shot('5-fixed');
  await w.click(`text=${say('review.leave_out', { count: 2 })}`);
  await w.click(`text=${say('review.duplicates')}`);
  await says(say('compare.title'));
  await shot('6-duplicates');
  await w.click(`text=${say('compare.merge')}`);
  await says('2 of 12');

  await w.click(`text=${say('review.now', { count: 296 })}`);
  await says(say('import.accounted', { count: 298 }));
  await says(say('import.owner_column', { column: 'Courtier' }));
  await shot('7-done');
  await until('no way back to a step that is left', async () => !(await text()).includes('1 row changed'));
  await w.click(`text=${say('import.results')}`);
  await says('Élise');
  await shot('8-results');

  await w.click('nav a[href*="leads"]');
  await until('284 leads', async () => /284 leads/.test(await text()) && (await text()).includes(owners[1]));
  assert.doesNotMatch(await text(), /Ã/, 'no broken accent came in');
  await shot('9-leads');
  const out = join(dir, 'tous.csv');
  await w.click(`text=${say('download.go')}`);
  await until('the size of the file', () =>
    w.evaluate(`[...document.querySelectorAll('[role=dialog] button')].at(-1)?.disabled === false`),
  );
  await shot('10-download');
  await w.click(`text=${say('download.go')}`);
  await w.answerDialog(say('shell.save'), out);
  await until('the file on disk', () => {
    try {
      return readFileSync(out, 'utf8').trimEnd().split('\n').length > 284;
    } catch {
      return false;
    }
  });

  await w.click('nav a[href*="imports"]');
  await w.click('text=Prospects rive sud');
  await w.click(`text=${say('undo.import')}`);
  await says(say('undo.list_back'));
  await pause(300);
  await shot('11-undo');
  await w.evaluate(
    `[...document.querySelectorAll('[role=dialog] button, [role=alertdialog] button')].at(-1).focus()`,
  );
  w.key('Return');
  await says(say('state.undone'));
  await shot('12-undone');
  const count = await w.call('Leads.Count', { search: '' });
  assert.equal(count.found, 0, JSON.stringify(count));
  assert.deepEqual(await w.faults(), []);
});
