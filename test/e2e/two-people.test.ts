import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Caller } from '../a-desk.ts';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();
const description = (page: Page) => page.getByRole('textbox', { name: 'Problem description' });

/** A request that two colleagues have open, and what the server holds of it. */
async function opened() {
  const bo = await stage.desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  const cia = await stage.desk.aPerson({ name: 'Cia Dal', roles: ['agent'] });
  const body = await bo.done('POST', '/requests', {
    kind: 'action',
    channel: 'phone',
    subject: 'A lift that stops',
    description: 'The lift stops.',
    categoryId: stage.desk.start.categoryId,
  });
  const open = async (who: Caller, dark = false) => {
    const { page } = await stage.as(who, `/requests/${body.number}`, { dark });
    await eventually(() => description(page).inputValue()).toBe('The lift stops.');
    return page;
  };
  const held = async () => (await bo.call('GET', `/requests/${body.id}`)).body;
  const log = async () =>
    (await bo.call('GET', `/requests/${body.id}/changes?field=description`)).body.rows.map(
      (one: { who: { name: string }; newValue: string }) => [one.who.name, one.newValue],
    );
  return { his: await open(bo), hers: await open(cia, true), held, log };
}

const conflict = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'changed this field while you were typing' });

test('of two who write in the same field the second is told, sees both texts, and overwrites only knowingly', async () => {
  const { his, hers, held, log } = await opened();
  // Both are typing; his text is saved first.
  await description(hers).focus();
  await hers.keyboard.press('End');
  await hers.keyboard.type(' On floor four');
  await description(his).fill('The lift stops between floors.');
  await description(his).blur();
  await description(hers).blur();
  await eventually(async () => (await held()).description).not.toBe('The lift stops.');
  const winner = (await held()).description;
  const [told, other, mine] =
    winner === 'The lift stops between floors.'
      ? [hers, 'Bo Ek', 'The lift stops. On floor four']
      : [his, 'Cia Dal', 'The lift stops between floors.'];
  await conflict(told).getByText(`${other} changed this field while you were typing.`).waitFor();
  // Both texts are there, the own one still in the field, and nothing of either is lost on the server.
  await conflict(told).getByText(winner, { exact: true }).waitFor();
  await conflict(told).getByText(mine, { exact: true }).waitFor();
  expect(await description(told).inputValue()).toBe(mine);
  expect((await held()).description).toBe(winner);
  await expectAccessible(told, 'two texts for one field');

  // Only when told to does the own text go over the other one; the log has both.
  await conflict(told).getByRole('button', { name: 'Keep mine' }).click();
  await eventually(async () => (await held()).description).toBe(mine);
  await conflict(told).waitFor({ state: 'hidden' });
  await eventually(() => description(his).inputValue()).toBe(mine);
  await eventually(() => description(hers).inputValue()).toBe(mine);
  expect((await log()).map(([, text]: [string, string]) => text)).toEqual([mine, winner, 'The lift stops.']);
});

test('who takes the other text loses nothing else, and different fields do not disturb each other', async () => {
  const { his, hers, held } = await opened();
  await description(hers).focus();
  await hers.keyboard.type('X');
  await description(his).fill('It stops at night.');
  await his.getByRole('textbox', { name: 'Subject' }).fill('A lift that stops at night');
  await description(his).blur();
  await his.getByRole('textbox', { name: 'Subject' }).blur();
  await eventually(async () => (await held()).subject).toBe('A lift that stops at night');
  // Whoever was first, one of them is asked; she takes his text, or he keeps his.
  const asked = await Promise.race([
    conflict(hers)
      .waitFor()
      .then(() => hers),
    conflict(his)
      .waitFor()
      .then(() => his),
  ]);
  const choice = asked === hers ? 'Take theirs' : 'Keep mine';
  await conflict(asked).getByRole('button', { name: choice }).click();
  await eventually(async () => (await held()).description).toBe('It stops at night.');
  await eventually(() => description(hers).inputValue()).toBe('It stops at night.');
  await eventually(() => hers.getByRole('textbox', { name: 'Subject' }).inputValue()).toBe(
    'A lift that stops at night',
  );
  expect(await held()).toMatchObject({ subject: 'A lift that stops at night', description: 'It stops at night.' });
});

test('what somebody else does is seen on the open page, and announced', async () => {
  const { his, hers } = await opened();
  await his.getByRole('button', { name: 'Take and start' }).click();
  await hers.getByText('Bo Ek took it and started').waitFor();
  const said = hers.getByRole('status').getByText('Bo Ek has just changed this request.');
  await said.waitFor();
  await eventually(() => hers.getByText('Owner:').locator('..').textContent()).toContain('Bo Ek');
  await said.waitFor({ state: 'hidden' });
  expect(await his.getByRole('status').getByText('has just changed this request').count()).toBe(0);
});
