import { expect, test } from 'vitest';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();

const aRequest = (body: object = {}) =>
  stage.desk.admin.done('POST', '/requests', {
    kind: 'action',
    channel: 'phone',
    callerName: 'Anna Berg',
    subject: 'A lift that stops',
    description: 'The lift stops.',
    categoryId: stage.desk.start.categoryId,
    ...body,
  });

test('a supervisor gives what one agent holds to another by keyboard, and both windows show it without a reload', async () => {
  const ove = await stage.desk.aPerson({ name: 'Ove Agent', roles: ['agent'] });
  const ina = await stage.desk.aPerson({ name: 'Ina Agent', roles: ['agent'] });
  const siv = await stage.desk.aPerson({ name: 'Siv Lead', roles: ['supervisor'], categoryIds: [] });
  const { page: his } = await stage.as(ove, '/');
  const { page: hers } = await stage.as(ina, '/');
  await hers.getByRole('button', { name: /presence.*Available/ }).waitFor();
  const request = await aRequest();
  const { page: room } = await stage.as(siv, '/room');
  const queue = room.getByRole('table', { name: 'Queue' });
  await queue.getByRole('link', { name: '1 request waits in General' }).waitFor();

  // He takes it; the room sees it go from the queue into his hands.
  await his.getByRole('button', { name: 'Next request' }).first().click();
  await his.getByRole('heading', { level: 1, name: /A lift that stops/ }).waitFor({ state: 'attached' });
  const person = (name: string) => room.getByRole('listitem').filter({ hasText: name });
  await person('Ove Agent')
    .getByRole('link', { name: /A lift that stops/ })
    .waitFor();
  await room.getByText('Nothing waits').waitFor();
  await expectAccessible(room, 'the room');

  // Keys alone: to the request, a, her name, Enter, done.
  await room.keyboard.press('j');
  await room.keyboard.press('a');
  const dialog = room.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'To whom' }).waitFor();
  await room.keyboard.type('Ina');
  await room.keyboard.press('ArrowDown');
  await room.keyboard.press('Enter');
  await room.keyboard.press('Control+Enter');
  await room.getByText(`${request.number} is with Ina Agent`).waitFor();
  await eventually(() => person('Ina Agent').textContent()).toContain('1 open');
  await hers
    .getByRole('link', { name: /A lift that stops/ })
    .first()
    .waitFor();
  await eventually(() => his.getByText('Owner:').locator('..').textContent()).toContain('Ina Agent');

  // One press takes it back.
  await room.getByRole('button', { name: 'Undo' }).click();
  await eventually(() => his.getByText('Owner:').locator('..').textContent()).toContain('Ove Agent');
});

test('a supervisor drags a request to a person, onto another person, and onto a category of the queue', async () => {
  await stage.desk.aPerson({ name: 'Ada Drag', roles: ['agent'] });
  const ben = await stage.desk.aPerson({ name: 'Ben Drag', roles: ['agent'] });
  const lead = await stage.desk.aPerson({ name: 'Lea Lead', roles: ['supervisor'], categoryIds: [] });
  const request = await aRequest({ subject: 'A door that sticks' });
  const stays = await aRequest({ subject: 'A door that stays in the queue' });
  const soon = new Date(stage.desk.clock.now().getTime() + 20 * 60_000).toISOString();
  await stage.desk.admin.done('PUT', `/requests/${request.id}/deadline`, { deadlineAt: soon });
  const { page } = await stage.as(lead, '/room');
  const person = (name: string) => page.getByRole('listitem').filter({ hasText: name }).first();
  const due = page.getByRole('list', { name: 'Late or due within the hour' });
  const door = due.getByRole('link', { name: /A door that sticks/ });
  await door.waitFor();
  const owner = async () => (await lead.call('GET', `/requests/${request.id}`)).body.owner?.name ?? null;

  await door.dragTo(person('Ada Drag'));
  await page.getByText(`${request.number} is with Ada Drag`).waitFor();
  await due.getByText('Ada Drag').waitFor();
  await door.dragTo(person('Ben Drag'));
  await eventually(owner).toBe('Ben Drag');
  await due.getByText('Ben Drag').waitFor();

  // Let go beside everybody it stays where it was, and nobody is marked as taking it any more.
  await door.dragTo(page.getByRole('heading', { level: 1 }));
  await eventually(() => page.locator('[data-takes]').count()).toBe(0);
  expect(await owner()).toBe('Ben Drag');

  await door.dragTo(page.getByRole('table', { name: 'Queue' }).getByRole('row', { name: /General/ }));
  await eventually(owner).toBe(null);
  // Nothing of it waits for the stories that follow.
  for (const { id } of [request, stays])
    await stage.desk.admin.done('PUT', `/requests/${id}/assignment`, { ownerId: ben.id });
});

test('away by keyboard nothing is handed out, one key says I am back, and signing out returns what is held', async () => {
  const bo = await stage.desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  const request = await aRequest({ subject: 'Water in the cellar' });
  const { page } = await stage.as(bo, '/');
  await page.getByRole('button', { name: /presence.*Available/ }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('menuitemradio', { name: 'Away' }).waitFor();
  await expectAccessible(page, 'the menu of presence');
  await page.getByRole('menuitemradio', { name: 'Away' }).press('Enter');
  await page.getByRole('button', { name: /presence.*Away/ }).waitFor();
  await eventually(async () => (await bo.call('GET', '/presence')).body.state).toBe('away');

  await page.getByRole('button', { name: 'Next request' }).first().click();
  await page.getByText('You are away or absent, so nothing is handed to you.').waitFor();
  await page.keyboard.press('b');
  await page.getByRole('button', { name: /presence.*Available/ }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('heading', { level: 1, name: /Water in the cellar/ }).waitFor({ state: 'attached' });

  await page.getByRole('button', { name: /sign out/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  const dialog = page.getByRole('dialog', { name: 'You still hold a request' });
  await dialog.getByText(String(request.number)).waitFor();
  await expectAccessible(page, 'the question at the end of the day');
  await dialog.getByRole('button', { name: 'Return to the queue and sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  const back = (await stage.desk.admin.call('GET', `/requests/${request.id}`)).body;
  expect(back).toMatchObject({ owner: null, deadlineAt: request.deadlineAt });
  await eventually(async () => (await bo.call('GET', '/presence')).body.state).toBe('offline');
});

test('a supervisor enters an absence, sees it in the month, changes and removes it', async () => {
  const eva = await stage.desk.aPerson({ name: 'Eva Dal', roles: ['agent'] });
  const lead = await stage.desk.aPerson({ name: 'Kim Lead', roles: ['supervisor'] });
  const { page } = await stage.as(lead, '/absences?month=2027-03');
  await page.getByRole('button', { name: 'Add an absence of Eva Dal' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('From').fill('2027-03-26');
  await dialog.getByLabel('To', { exact: true }).fill('2027-03-28');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('By the sea');
  await expectAccessible(page, 'the dialog of an absence');
  await page.keyboard.press('Control+Enter');
  const bar = page.getByRole('button', { name: /Eva Dal, Vacation, 26/ });
  await bar.waitFor();
  await expectAccessible(page, 'the month');
  // The clocks change on the 28th: three days are 71 hours.
  const [row] = (await eva.call('GET', '/absences?from=2027-03-01&to=2027-03-31')).body.rows;
  expect(Date.parse(row.toAt) - Date.parse(row.fromAt)).toBe(71 * 3_600_000);
  await bar.click();
  await dialog.getByText('Training').click();
  await page.keyboard.press('Control+Enter');
  const changed = page.getByRole('button', { name: /Eva Dal, Training/ });
  await changed.click();
  await dialog.getByRole('button', { name: 'Take it away' }).click();
  await changed.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await changed.waitFor();
});

test('on a phone an agent opens a request from the list, reads it, answers and hands it on', async () => {
  const pia = await stage.desk.aPerson({ name: 'Pia Phone', roles: ['agent'] });
  await stage.desk.admin.done('POST', '/mail-addresses', {
    address: 'support@desk.example',
    name: 'Support',
    centreId: stage.desk.start.centreId,
    isDefault: true,
  });
  const request = await aRequest({ subject: 'The gate is stuck', callerEmail: 'anna@customer.example' });
  const { page } = await stage.as(pia, '/requests?phase=open', { width: 360 });
  await page.getByRole('link', { name: 'The gate is stuck' }).click();
  const conversation = page.getByRole('tab', { name: 'Conversation' });
  await conversation.waitFor();
  await expectAccessible(page, 'a request on a phone');
  // The conversation has the room of the page until something is to be written.
  expect(await page.getByRole('textbox', { name: 'Text of the reply' }).isVisible()).toBe(false);
  await page.getByRole('tab', { name: 'What is needed' }).click();
  await page.getByRole('textbox', { name: 'Problem description' }).waitFor();
  await conversation.click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Reply' }).click();
  await page.getByRole('textbox', { name: 'Text of the reply' }).fill('We are on our way.');
  await page.getByRole('button', { name: 'Send to Anna Berg' }).click();
  await page.getByText('We are on our way.').first().waitFor();
  await page.getByRole('button', { name: 'More commands' }).click();
  await page.getByRole('menuitem', { name: /Assign/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'To whom' }).click();
  await page.getByRole('option', { name: /Pia Phone/ }).click();
  await dialog.getByRole('button', { name: 'Assign' }).click();
  await eventually(async () => (await pia.call('GET', `/requests/${request.id}`)).body.owner?.name).toBe('Pia Phone');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBe(360);
});

test('in forced colours the focus, the chosen row, lateness and the read light show without a colour of ours', async () => {
  const fay = await stage.desk.aPerson({ name: 'Fay Forced', roles: ['agent'] });
  const late = await aRequest({ subject: 'Late in two colours' });
  await stage.desk.admin.done('PUT', `/requests/${late.id}/assignment`, { ownerId: fay.id });
  const { page } = await stage.as(fay, '/requests?phase=open&ownerId=me');
  await page.emulateMedia({ forcedColors: 'active' });
  const row = page.getByRole('row').filter({ hasText: 'Late in two colours' });
  const link = row.getByRole('link', { name: 'Late in two colours' });
  await link.waitFor();
  const styleOf = (name: 'outlineStyle' | 'outlineWidth', pseudo?: '::after') =>
    (pseudo ? link : row).evaluate((one, [of, part]) => getComputedStyle(one, part)[of as 'outlineStyle'], [
      name,
      pseudo,
    ] as const);
  expect(await styleOf('outlineStyle')).toBe('none');
  await page.keyboard.press('j');
  await eventually(() => styleOf('outlineStyle', '::after')).toBe('solid');
  expect(await styleOf('outlineWidth', '::after')).toBe('2px');
  await page.keyboard.press('x');
  await eventually(() => styleOf('outlineStyle')).toBe('dashed');
  expect(await row.getByRole('checkbox').isChecked()).toBe(true);
  // The read light is a shape with a word, the clock a shape with words, whatever their colour.
  const light = row.locator('[data-light]');
  expect(await light.textContent()).not.toBe('');
  expect(await light.locator('svg rect, svg circle').count()).toBeGreaterThan(0);
  const clock = row.locator('[data-tone]');
  expect(await clock.textContent()).not.toBe('');
  expect(await clock.locator('svg').count()).toBe(1);
  await expectAccessible(page, 'the list in forced colours');
});
