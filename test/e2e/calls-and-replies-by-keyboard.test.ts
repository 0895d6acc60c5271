import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { aStage } from './a-stage.ts';
import { eventually } from './browser.ts';

const stage = aStage({ smtp: true });
beforeAll(async () => {
  const { admin, start } = stage.desk;
  const address = { address: 'support@desk.example', name: 'Support', centreId: start.centreId, isDefault: true };
  expect((await admin.call('POST', '/mail-addresses', address)).status).toBe(201);
});

/** Takes the mouse away: what is not reached by keys is not reached. */
function withoutMouse(page: Page): Page {
  const gone = () => {
    throw new Error('this story is told without a mouse');
  };
  Object.assign(page.mouse, { move: gone, click: gone, down: gone, up: gone });
  return page;
}

/** A sentence of the client in a language, as its catalogue has it. */
function said(language: string, area: string, key: string): string {
  const file = join(import.meta.dirname, `../../web/src/${area}/messages/${language}.json`);
  const found = key
    .split('.')
    .reduce<unknown>((tree, part) => (tree as Record<string, unknown>)[part], JSON.parse(readFileSync(file, 'utf8')));
  return found as string;
}

for (const language of ['fi', 'pl'] as const) {
  test(`a phone call is taken and closed, and a mail answered, by keyboard alone (${language})`, async () => {
    const { admin } = stage.desk;
    const agent = await stage.desk.aPerson({ name: `Bo Ek ${language}`, roles: ['agent'] });
    await agent.done('PATCH', '/me', { language });
    const phone = language === 'fi' ? '+48 601 234 567' : '+48 602 234 567';
    const name = `Anna Berg ${language}`;
    const customer = await admin.call('POST', '/customers', { name, phones: [phone] });
    expect(customer.status).toBe(201);
    const page = withoutMouse((await stage.as(agent, '/', { language })).page);
    const at = (number: number) => agent.call('GET', `/requests/by-number/${number}`).then(({ body }) => body);
    const typingIn = (what: string) =>
      eventually(() => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, what)).toBe(true);

    // Somebody calls: the number is there, the caller is found by what stands on the telephone's display.
    await page
      .getByRole('banner')
      .getByRole('button', { name: said(language, 'shell', 'newContact') })
      .waitFor();
    await page.keyboard.press('c');
    await page.waitForURL(/\/requests\/\d+/);
    const number = Number(/\/requests\/(\d+)/.exec(page.url())?.[1]);
    await typingIn('#request-who');
    await page.keyboard.type(phone.replace('+', '00'));
    await page.getByRole('option', { name: new RegExp(name) }).waitFor();
    await page.keyboard.press('Enter');
    await typingIn('#request-kind');
    expect((await at(number)).contact.id).toBe(customer.body.id);
    await page.keyboard.press('1');
    await page.locator('#request-information-given').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').waitFor();
    await page.keyboard.press('f');
    await typingIn('#request-information-given');
    await page.keyboard.type('Nine to five.');
    await page.keyboard.press('Control+Enter');
    await eventually(async () => (await at(number)).phase).toBe('closed');

    // A mail has come: found by its number, answered, gone to the customer.
    const mail = `From: Carl Dal <carl@customer.example>\r\nTo: support@desk.example\r\nSubject: Where is it (${language})\r\nMessage-ID: <${language}@customer.example>\r\n\r\nI wait.\r\n`;
    const taken = await admin.call('POST', '/intake/email?wait=10', Buffer.from(mail), {
      'content-type': 'message/rfc822',
    });
    const { request } = taken.body;
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type(String(request.number));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/requests/${request.number}`);
    await page.getByText('I wait.').waitFor();
    await page.keyboard.press('r');
    await typingIn('textarea, [contenteditable="true"]');
    await page.keyboard.type('It leaves tomorrow.');
    await page.keyboard.press('Control+Enter');
    await page.locator('#request-timeline').getByText('It leaves tomorrow.').waitFor();
    const { body } = await agent.call('GET', `/requests/${request.id}/timeline`);
    expect(JSON.stringify(body)).toContain('It leaves tomorrow.');
  });
}
