/**
 * Makes the pictures of the README from the running product: a desk with a city's example data, on a database of its own.
 * `node tools/make-screenshots.ts [language]`; needs a built web client and a Chromium.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesk } from '#app/start-desk.ts';
import type { Language } from '#contract/common-shapes.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { migrate } from '#platform/migrate.ts';
import { testPassword } from '#test/a-desk.ts';
import { aVisitor, openBrowser, signedIn } from '#test/e2e/browser.ts';

const language = (process.argv[2] ?? 'en') as Language;
const pictures = join(import.meta.dirname, '../docs/screenshots');
const folder = mkdtempSync(join(tmpdir(), 'linja-pictures-'));
const email = 'ada@city.example';

const postgres = await startEmbeddedPostgres(folder, ['fsync=off']);
await migrate(postgres.url);
const desk = await startDesk({
  databaseUrl: postgres.url,
  host: '127.0.0.1',
  port: 0,
  smtpPort: null,
  logLevel: 'error',
});
const browser = await openBrowser();
try {
  await setUp();
  mkdirSync(pictures, { recursive: true });
  await picture('desk', '/');
  await picture('queue-dark', '/queue', { dark: true });
  await picture('request', `/requests/${await aLivelyRequest()}`, { width: 1440 });
  await picture('log', `/requests/${await aLivelyRequest()}`, {
    width: 1440,
    open: '[aria-controls="request-view-log"]',
  });
  await picture('calendar', `/settings/calendars/${await theOfficeCalendar()}`);
} finally {
  await browser.close();
  await desk.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function setUp(): Promise<void> {
  const answer = await fetch(`${desk.url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      language,
      name: 'Ada Lind',
      email,
      password: testPassword,
      organisation: 'City',
      example: 'city',
    }),
  });
  if (answer.status !== 201) throw new Error(await answer.text());
  for (;;) {
    const { preparing } = (await (await fetch(`${desk.url}/api/v1/setup`)).json()) as { preparing: unknown };
    if (!preparing) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** An open request by e-mail with the longest thread: it has most to show. */
async function aLivelyRequest(): Promise<number> {
  const { rows } = await desk.runtime.pool.query(
    "select number from request where channel = 'email' and phase = 'in_process' order by message_count desc, number limit 1",
  );
  return rows[0].number;
}

async function theOfficeCalendar(): Promise<string> {
  const { rows } = await desk.runtime.pool.query('select calendar_id from priority where is_default');
  return rows[0].calendar_id;
}

/** @param options.open selector of what is clicked before the picture is taken. */
async function picture(
  name: string,
  path: string,
  options: { dark?: boolean; width?: number; open?: string } = {},
): Promise<void> {
  const viewer = await aVisitor(browser, { ...options, language });
  await signedIn(viewer, desk.url, email, path);
  await viewer.page.waitForLoadState('networkidle').catch(() => {});
  if (options.open) await viewer.page.locator(options.open).first().click();
  await viewer.page.waitForTimeout(1500);
  await viewer.page.screenshot({ path: join(pictures, `${name}.png`) });
  await viewer.context.close();
}
