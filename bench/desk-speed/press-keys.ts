import type { Page } from 'playwright-core';
import type { Line } from './measures.ts';
import { type DeskWindow, keyToEffect, type Seen, until } from './window.ts';

/** One key: what is done first, its presses, its effect, what puts everything back. */
type Key = {
  name: string;
  before?: (page: Page) => Promise<unknown>;
  press: string[];
  effect: Seen | (() => Seen);
  after?: (page: Page) => Promise<unknown>;
};

const dialog = '[role="dialog"]';
const rows = 'a[data-at]';
const leave = (page: Page) => page.keyboard.press('Escape');
/** Escape closes a list that is open inside a dialog before the dialog. */
const closed = async (page: Page) => {
  for (let turn = 0; turn < 4 && (await page.locator(dialog).count()) > 0; turn++) {
    await leave(page);
    await page.waitForTimeout(200);
  }
  await until(page, { gone: dialog });
};
/** Some pages begin in their search field; letters are keys again once it is left. */
const blur = async (page: Page) => {
  for (let calm = 0; calm < 3; ) {
    const left = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement | null;
      const isField = focused?.matches('input, textarea, [contenteditable="true"]') ?? false;
      focused?.blur();
      return isField;
    });
    calm = left ? 0 : calm + 1;
    await page.waitForTimeout(50);
  }
};

const goingKeys: Key[] = [
  { name: 'g d · go to the desk', press: ['g', 'd'], effect: { path: '/', drawn: 'section', gone: rows } },
  { name: 'g q · go to the queue', press: ['g', 'q'], effect: { path: '/queue', drawn: rows } },
  { name: 'g r · go to requests', press: ['g', 'r'], effect: { path: '/requests?', drawn: rows } },
  { name: 'g c · go to customers', press: ['g', 'c'], effect: { path: '/customers', drawn: '#customer-list a' } },
  // The page of customers has the focus in its search.
  { name: 'g s · go to settings', before: blur, press: ['g', 's'], effect: { path: '/settings', drawn: 'h1' } },
  { name: '? · keys', press: ['?'], effect: { drawn: `${dialog} dl, ${dialog} dt` }, after: closed },
  { name: '/ · search', press: ['/'], effect: { focused: 'input', drawn: '[role="listbox"]' }, after: leave },
  {
    name: 'Ctrl K · commands',
    press: ['Control+k'],
    effect: { focused: 'input', drawn: '[role="listbox"]' },
    after: leave,
  },
];

const listKeys: Key[] = [
  { name: 'j · next row', press: ['j'], effect: { focused: rows } },
  { name: 'k · row before', press: ['k'], effect: { focused: rows } },
];

/** The selector of what has the focus after a key that leads to a field of the request. */
const requestKeys: Key[] = [
  {
    name: 'r · reply',
    before: blur,
    press: ['r'],
    effect: { focused: '#request-composer, #request-composer *, [contenteditable], textarea' },
    after: leave,
  },
  {
    name: 'i · internal note',
    before: blur,
    press: ['i'],
    effect: { focused: '#request-composer, #request-composer *, [contenteditable], textarea' },
    after: leave,
  },
  { name: 'a · assign', before: blur, press: ['a'], effect: { drawn: dialog }, after: closed },
  { name: 'p · postpone', before: blur, press: ['p'], effect: { drawn: dialog }, after: closed },
  { name: 's · solve', before: blur, press: ['s'], effect: { drawn: dialog }, after: closed },
  {
    name: 't · kind',
    before: blur,
    press: ['t'],
    effect: { focused: '#request-kind, #request-kind *, [role="radio"], input' },
    after: blur,
  },
  {
    name: 'e · classify',
    before: blur,
    press: ['e'],
    effect: { focused: '#request-classification, #request-classification *, button, input' },
    after: blur,
  },
];

/** Presses every key so many times; the pages it leads to are in the browser's cache by then, as they are after an hour's work. */
export async function pressKeys(window: DeskWindow, turns: number): Promise<Line[]> {
  const { page } = window;
  const lines = new Map<string, number[]>();
  const press = async (key: Key, counted: boolean) => {
    await key.before?.(page);
    const took = await keyToEffect(page, key.press, typeof key.effect === 'function' ? key.effect() : key.effect);
    await key.after?.(page);
    if (counted) lines.set(key.name, [...(lines.get(key.name) ?? []), took]);
  };
  for (let turn = 0; turn <= turns; turn++) {
    for (const key of goingKeys) await press({ before: blur, ...key }, turn > 0);
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await until(page, { path: '/requests', drawn: rows });
    for (const key of [...listKeys, ...listKeys]) await press(key, turn > 0);
    // Two requests open, so that there are tabs to step through.
    for (const at of [turn * 2, turn * 2 + 1]) {
      await page.locator(`a[data-at="${at}"]`).click();
      await until(page, { drawn: '#request-timeline li' });
      if (at % 2 === 0) await page.goBack();
      await page.waitForTimeout(50);
    }
    for (const key of requestKeys) await press(key, turn > 0);
    const here = page.url();
    const before = { name: '[ · open request before', press: ['['], effect: { drawn: '#request-timeline li' } };
    await blur(page);
    await pressTab(page, before.press, here, turn > 0 ? (took) => noteLine(lines, before.name, took) : () => {});
    const there = page.url();
    await pressTab(page, [']'], there, turn > 0 ? (took) => noteLine(lines, '] · open request after', took) : () => {});
  }
  return [...lines].map(([name, values]) => ({ name, unit: 'ms', values, bar: 100 }));
}

const noteLine = (lines: Map<string, number[]>, name: string, took: number) =>
  lines.set(name, [...(lines.get(name) ?? []), took]);

/** `[` and `]`: the other request of the strip stands there with its subject and its timeline. */
async function pressTab(page: Page, keys: string[], from: string, note: (took: number) => void): Promise<void> {
  const numbers = await page
    .locator('nav a[href^="/requests/"]')
    .evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).pathname).filter((path) => /\/\d+$/.test(path)),
    );
  const at = numbers.indexOf(new URL(from).pathname);
  const step = keys[0] === '[' ? -1 : 1;
  const to = numbers[(at + step + numbers.length) % numbers.length];
  if (!to || numbers.length < 2) throw new Error(`no other open request among ${numbers.join(', ')}`);
  const number = to.split('/').at(-1) as string;
  note(await keyToEffect(page, keys, { path: to, drawn: 'main header', text: number }));
  await until(page, { drawn: '#request-timeline li' });
}
