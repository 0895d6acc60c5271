import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { aDesk, type Caller, type EmptyDesk, type TestDesk } from '../a-desk.ts';
import { aVisitor, openBrowser, signedIn, type Viewer } from './browser.ts';

type Look = NonNullable<Parameters<typeof aVisitor>[1]>;

const pictures = join(import.meta.dirname, '../../test-results');

export type Stage<D> = {
  /** The desk of this file; only inside tests and hooks. */
  readonly desk: D;
  readonly browser: Browser;
  /** A window of somebody who is not signed in, at a path of the desk. */
  visitor: (path?: string, look?: Look) => Promise<Viewer>;
  /** A window of a colleague who is signed in, at a path of the desk. */
  as: (person: Caller, path?: string, look?: Look) => Promise<Viewer>;
};

/**
 * A desk and a browser for the stories of one file. After each story its windows are closed, and it fails when one of
 * them has complained on its console; a story that failed leaves a picture of each of its windows in `test-results`.
 * The desk stands at the present moment, so that its deadlines fit the browser's clock.
 */
export function aStage(options?: Parameters<typeof aDesk>[0]): Stage<TestDesk>;
export function aStage<D extends EmptyDesk>(open: () => Promise<D>): Stage<D>;
export function aStage(open: (() => Promise<EmptyDesk>) | Parameters<typeof aDesk>[0] = {}): Stage<EmptyDesk> {
  let desk: EmptyDesk;
  let browser: Browser;
  let viewers: Viewer[] = [];
  beforeAll(async () => {
    const opened = typeof open === 'function' ? open() : aDesk({ moment: new Date().toISOString(), ...open });
    [desk, browser] = await Promise.all([opened, openBrowser()]);
  });
  afterEach(async ({ task }) => {
    const shown = viewers;
    viewers = [];
    if (task.result?.state === 'fail') await picture(shown, task.name);
    await Promise.all(shown.map((viewer) => viewer.context.close()));
    expect(shown.flatMap((viewer) => viewer.problems)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.end();
  });
  const newWindow = async (look: Look = {}) => {
    const viewer = await aVisitor(browser, look);
    viewers.push(viewer);
    return viewer;
  };
  return {
    get desk() {
      return desk;
    },
    get browser() {
      return browser;
    },
    visitor: async (path = '/', look) => {
      const viewer = await newWindow(look);
      await viewer.page.goto(desk.url + path);
      return viewer;
    },
    as: async (person, path = '/', look) => {
      const viewer = await newWindow(look);
      const { body } = await person.call('GET', '/me');
      await signedIn(viewer, desk.url, body.person.email, path);
      return viewer;
    },
  };
}

/** What each window shows, for the eye and as a screen reader reads it, in a folder that is never committed. */
async function picture(viewers: Viewer[], name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const file = join(pictures, name.replace(/\W+/g, '-').slice(0, 80));
  for (const [at, { page }] of viewers.entries()) {
    await page.screenshot({ path: `${file}-${at + 1}.png` }).catch(() => undefined);
    const read = await page
      .locator('body')
      .ariaSnapshot()
      .catch((error) => String(error));
    writeFileSync(`${file}-${at + 1}.txt`, `${page.url()}\n${read}\n`);
  }
}
