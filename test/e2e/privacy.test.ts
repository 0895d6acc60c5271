import { expect, test } from 'vitest';
import { aRelay } from '#areas/channels/email/a-relay.ts';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();

test('an administrator hands out what is held about a customer, erases it, and sees who had read it', async () => {
  const { admin } = stage.desk;
  const agent = await stage.desk.aPerson({ name: 'Rita Reader', roles: ['agent'] });
  const customer = await admin.done('POST', '/customers', {
    name: 'Wilma Quist',
    emails: ['wilma@customer.example'],
    phones: ['+48 601 100 200', '+48 601 300 400'],
  });
  await admin.done('POST', '/customers', { name: 'Sharing Sue', phones: ['+48 601 300 400'] });
  const request = await admin.done('POST', '/requests', {
    kind: 'action',
    channel: 'phone',
    subject: 'A lift that stops',
    description: 'It stops.',
    categoryId: stage.desk.start.categoryId,
    contactId: customer.id,
  });
  // Two calls nobody has linked: one from a number of hers alone, one from a number she shares.
  for (const callerPhone of ['+48 601 100 200', '+48 601 300 400']) {
    const call = { kind: 'action', channel: 'phone', callerName: 'Wilma', callerPhone, subject: 'Again' };
    const { id } = await admin.done('POST', '/requests', {
      ...call,
      description: 'It stops.',
      categoryId: stage.desk.start.categoryId,
    });
    await admin.done('PUT', `/requests/${id}/closure`, { solution: 'Mended' });
  }
  await agent.call('GET', `/customers/${customer.id}`);

  const { page } = await stage.as(admin, `/customers/${customer.id}`);
  await page.getByRole('heading', { level: 1, name: 'Wilma Quist' }).waitFor();
  await page.getByRole('button', { name: 'Make a copy of everything held' }).click();
  const copy = page.getByRole('link', { name: /Download the copy/ });
  await copy.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), copy.click()]);
  expect(download.suggestedFilename()).toMatch(/^customer-.*\.zip$/);

  await page.getByRole('button', { name: 'Erase personal data' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Requests are open.').waitFor();
  await dialog.getByRole('link', { name: String(request.number) }).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await admin.done('PUT', `/requests/${request.id}/closure`, { solution: 'Mended' });

  await page.getByRole('button', { name: 'Erase personal data' }).click();
  await dialog.getByText('2 requests', { exact: true }).waitFor();
  await dialog.getByText(/^1 of the requests is a call linked to nobody/).waitFor();
  await dialog.getByText(/^1 call linked to nobody is left out/).waitFor();
  await expectAccessible(page, 'the preview of an erasure');
  await dialog.getByRole('button', { name: 'Go on' }).click();
  const erase = dialog.getByRole('button', { name: 'Erase for good' });
  expect(await erase.isDisabled()).toBe(true);
  await page.keyboard.type('wilma quist');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => (await admin.call('GET', `/customers/${customer.id}`)).body.name).toBe('—');
  await page.reload();
  await page.getByText('The personal data were erased').waitFor();
  await page.goto(`${stage.desk.url}/requests/${request.number}`);
  await page.getByRole('button', { name: /^\d+ changes$/ }).click();
  await page.getByText('erased the personal data').waitFor();
  expect(await page.getByRole('button', { name: /^(Reopen|Open again|Note|Reply)/ }).count()).toBe(0);
  // No empty fields that look as if something were missing.
  expect(await page.getByLabel('Subject').getAttribute('placeholder')).toBe('Personal data erased');
  await page
    .getByRole('region', { name: 'Who is it' })
    .getByText(/^Personal data erased/)
    .waitFor();
  expect(
    await page
      .getByRole('textbox', { name: /^(Name|Phone|E-mail|Problem description|Information given|Solution)$/ })
      .count(),
  ).toBe(0);
  await page.goBack();
  await page.getByRole('button', { name: 'Who read this' }).click();
  await page.getByRole('cell', { name: 'Rita Reader' }).waitFor();
  await expectAccessible(page, 'an erased customer');

  await page.goto(`${stage.desk.url}/settings/customer-reads`);
  await page.getByRole('combobox', { name: 'Who' }).selectOption('Rita Reader');
  await eventually(() => page.getByRole('row').count()).toBe(2);
  await expectAccessible(page, 'who read what');

  await page.goto(`${stage.desk.url}/settings/retention`);
  await page.getByRole('cell', { name: 'One customer' }).waitFor();
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByText('Would concern no request now.').waitFor();
  await expectAccessible(page, 'retention');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Carry out now' }).click();
  await page.getByText('Nothing is old enough').waitFor();
});

test('who forgot the password asks for a link at the door', async () => {
  const relay = await aRelay();
  const { port } = relay;
  await stage.desk.admin.done('PUT', '/mail-relay', { host: '127.0.0.1', port, security: 'none', username: null });
  const { page } = await stage.visitor('/');
  await page.getByRole('button', { name: 'Forgotten password' }).click();
  await expectAccessible(page, 'a forgotten password');
  await page.keyboard.type('admin@desk.example');
  await page.keyboard.press('Enter');
  await page.getByText(/a link is on its way/).waitFor();
  await eventually(() => relay.taken.length).toBe(1);
  await relay.stop();
});
