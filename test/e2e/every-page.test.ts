import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { aKeyOf } from '#test/a-sign-in.ts';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage({ smtp: true });
const mail = (subject: string) =>
  Buffer.from(
    `From: Anna Berg <anna@customer.example>\r\nTo: support@desk.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject.replaceAll(' ', '')}@customer.example>\r\n\r\nIt prints nothing.\r\n`,
  );
let requestNumber: number;
let customerId: string;

/** A little of everything, so that no page is drawn only as its empty state. */
beforeAll(async () => {
  const { admin, start, aPerson } = stage.desk;
  const make = async (path: string, body: unknown, headers = {}) => {
    const answer = await admin.call('POST', path, body, headers);
    expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return answer.body;
  };
  await aPerson({ name: 'Bo Ek', roles: ['agent'] });
  await aPerson({ name: 'Maximiliana von und zu Hohenstein-Brandenburg', roles: ['call_taker', 'auditor'] });
  await make('/mail-addresses', {
    address: 'support@desk.example',
    name: 'Support',
    centreId: start.centreId,
    isDefault: true,
  });
  const roads = await make('/categories', { name: 'Roads and pavements', parentId: null, centreId: start.centreId });
  await make('/categories', {
    name: 'Street lighting along the northern ring road',
    parentId: roads.id,
    centreId: start.centreId,
  });
  const words = [{ on: 'words', in: 'both', anyOf: ['printer', 'toner'] }];
  await make('/rules', {
    name: 'Printers',
    conditions: words,
    categoryId: roads.id,
    priorityId: start.priorityIds.high,
  });
  const customer = { name: 'Carl Dal', phones: ['+48 601 234 567'], organisationName: 'The northern works' };
  customerId = (await make('/customers', customer)).id;
  const number = 'S-2026-0001';
  await make(`/customers/${customerId}/contracts`, { number, effectiveOn: '2026-01-01', ofOrganisation: true });
  await make('/problem-codes', { code: 'LAMP', names: { en: 'Street lamp out' }, categoryIds: [roads.id] });
  for (const subject of [
    'A lift that stops',
    'Water under the bridge by the old harbour, and nobody has been there since Monday',
  ]) {
    await make('/requests', { subject, kind: 'action', channel: 'phone', contactId: customerId, categoryId: roads.id });
  }
  const rfc822 = { 'content-type': 'message/rfc822' };
  const { request } = await make('/intake/email?wait=10', mail('The printer on floor three'), rfc822);
  await make('/intake/email?wait=10', mail('Another printer'), rfc822);
  requestNumber = request.number;
  await make(`/requests/${request.id}/replies`, { text: 'We are on our way.' });
  await make(`/requests/${request.id}/notes`, { text: 'She is at home after four.' });
  await aKeyOf(stage.desk, stage.desk.admin, { name: 'The telephone exchange' });
  await stage.desk.settle();
});

const drawn = async (page: Page, path: string) => {
  await page.goto(stage.desk.url + path);
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  // Lines that stand for what is still on its way; the frame has them while it fetches the page, the page for its rows.
  await eventually(() => page.locator('.mantine-Skeleton-root').count()).toBe(0);
};

/** The pages of the rail and of the settings as they are offered, and one record of each kind. */
async function everyPage(page: Page, settings: string): Promise<string[]> {
  await drawn(page, '/settings');
  const hrefs = (of: ReturnType<Page['getByRole']>) =>
    of.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const offered = await hrefs(page.getByRole('navigation', { name: settings }));
  expect(offered.length).toBeGreaterThan(12);
  const rail = await hrefs(page.getByRole('navigation').first());
  expect(rail.length).toBe(6);
  const { rows } = (await stage.desk.admin.call('GET', '/calendars')).body;
  return [
    ...rail,
    ...offered,
    '/preferences/keys',
    '/accessibility',
    '/requests?q=nothing+has+these+words',
    `/requests/${requestNumber}`,
    `/customers/${customerId}`,
    `/settings/calendars/${rows[0].id}`,
    '/absences',
    '/absences?as=list',
    '/nothing/lives/here',
  ];
}

/** What sticks out to the right where the page is wider than its window; nothing where it fits. */
const sticksOut = (page: Page) =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const frames = [document.documentElement, document.querySelector('#page')].filter((one) => one !== null);
    if (frames.every((one) => one.scrollWidth <= one.clientWidth + 1)) return [];
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > wide + 1)
      .slice(-4)
      .map((one) => `${one.tagName}.${one.className} ${(one.textContent ?? '').slice(0, 30)}`);
  });

/** What moves for longer than a blink although the system asks for less motion. */
const stillMoving = (page: Page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => one.playState === 'running' && Number(one.effect?.getComputedTiming().duration) > 1)
      .map((one) => `${(one.effect as KeyframeEffect).target?.className}`),
  );

// Each page in both themes and in both languages, not each theme in each language: what a theme does wrong it does in all.
for (const { language, settings, dark } of [
  { language: 'en', settings: 'Settings', dark: false },
  { language: 'fi', settings: 'Asetukset', dark: true },
] as const) {
  test(`every page is accessible and fits a phone (${language}, ${dark ? 'dark' : 'light'})`, async () => {
    const { admin } = stage.desk;
    await admin.done('PATCH', '/me', { language });
    const { page, problems } = await stage.as(admin, '/', { language, dark });
    const faults: string[] = [];
    const look = async (what: string, check: () => Promise<void>) => {
      await check().catch((error: Error) => faults.push(`${what}: ${error.message}`));
    };
    for (const path of await everyPage(page, settings)) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await look(path, () => drawn(page, path));
      await look(path, () => expectAccessible(page, 'axe'));
      // What 200 % zoom leaves of this window (WCAG 1.4.4, 1.4.10), then a phone.
      await page.setViewportSize({ width: 640, height: 450 });
      await look(`${path} at 200 % zoom`, async () => expect((await sticksOut(page)).join(' | ')).toBe(''));
      await page.setViewportSize({ width: 360, height: 740 });
      await look(`${path} at 360 px`, async () => expect((await sticksOut(page)).join(' | ')).toBe(''));
      // The windows of these stories ask for reduced motion.
      await look(`${path} with reduced motion`, async () => expect(await stillMoving(page)).toEqual([]));
      for (const problem of problems.splice(0)) faults.push(`${path}: ${problem}`);
    }
    expect(faults.join('\n')).toBe('');
  });
}
