import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '../a-desk.ts';
import { aVisitor, openBrowser } from './browser.ts';

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([aDesk(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await desk.end();
});

test('an integrator reads the API reference without the internet', async () => {
  const { page, problems } = await aVisitor(browser);
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(desk.url) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url());
  });
  await page.goto(`${desk.url}/api/docs`);
  await page.getByText('Verify the hash chains of the change log').first().waitFor({ state: 'attached' });
  expect(elsewhere).toEqual([]);
  // A breach of the content security policy would be reported here.
  expect(problems).toEqual([]);
});

test('the type of a problem leads to the words about its code', async () => {
  const { page } = await aVisitor(browser);
  const refused = await fetch(`${desk.url}/api/v1/me`);
  const { type, code } = (await refused.json()) as { type: string; code: string };
  await page.goto(desk.url + type);
  expect(page.url()).toContain(`#${code}`);
  expect(await page.locator(`#${code} + dd`).textContent()).toContain('session or API key');
});
