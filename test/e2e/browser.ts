import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { testPassword } from '../a-desk.ts';

const known = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A real Chromium: the system's where there is one, else the one Playwright has installed. */
export async function openBrowser(): Promise<Browser> {
  const path = known.find((candidate) => candidate && existsSync(candidate));
  return chromium.launch({
    ...(path ? { executablePath: path } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--disable-sync',
    ],
  });
}

export type Viewer = { page: Page; context: BrowserContext; problems: string[] };

/** A fresh visitor with a window of their own. What the page complains about on its console is kept in `problems`. */
export async function aVisitor(
  browser: Browser,
  options: { width?: number; dark?: boolean; language?: string } = {},
): Promise<Viewer> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    locale: options.language ?? 'en',
    timezoneId: 'Europe/Warsaw',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // A refused call is an answer the page deals with, not a fault of it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      problems.push(message.text());
  });
  return { page, context, problems };
}

/** Signs in over the product's own route, as the page does, and opens a path. */
export async function signedIn(viewer: Viewer, url: string, email: string, path = '/'): Promise<void> {
  const answer = await viewer.context.request.post(`${url}/api/v1/sign-in`, {
    data: { email, password: testPassword },
    headers: { origin: url },
  });
  expect(answer.status()).toBe(200);
  await viewer.page.goto(url + path);
}

/** An expectation that may take as long to come true as a waiting person would bear on a slow machine. */
export const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000, interval: 50 });

/** The rules of WCAG 2.2 A and AA, and what axe holds for good practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * No serious finding of axe on the page as it is now, or a second later: what is being drawn anew is not judged half done.
 * Runs in the page itself, not in its frames: a frame holds a customer's mail, which are not our words, and no script runs
 * in it.
 */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  let serious = await seriousFaults(page);
  if (serious.length > 0) {
    await page.waitForTimeout(1000);
    serious = await seriousFaults(page);
  }
  expect(serious.join('\n'), where).toBe('');
}

async function seriousFaults(page: Page): Promise<string[]> {
  const found = await page.evaluate(async (tags) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const { violations } = await inPage.run(document, { iframes: false, resultTypes: ['violations'], runOnly: tags });
    return violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map((node) => node.target.join(' ')) }));
  }, rules);
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, at }) => `${id}: ${at.slice(0, 3).join(' | ')}`);
}
