import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();

type Words = {
  next: string;
  why: RegExp;
  note: string;
  noteText: string;
  happened: string;
  solve: string;
  solution: string;
  solved: (number: number) => string;
  holding: RegExp;
  goOn: (number: number) => string;
  keys: string;
  queue: string;
};

const words: Record<'fi' | 'pl', Words> = {
  fi: {
    next: 'Seuraava pyyntö',
    why: /^Miksi juuri tämä: /,
    note: 'Sisäinen muistiinpano',
    noteText: 'Sisäisen muistiinpanon teksti',
    happened: 'Tapahtumat',
    solve: 'Ratkaise',
    solution: 'Ratkaisu',
    solved: (number) => `${number} on ratkaistu`,
    holding: /on vielä käsittelyssä/,
    goOn: (number) => `Jatka pyyntöä ${number}`,
    keys: 'Näppäimet',
    queue: 'Jono',
  },
  pl: {
    next: 'Następne zgłoszenie',
    why: /^Dlaczego to: /,
    note: 'Notatka wewnętrzna',
    noteText: 'Treść notatki wewnętrznej',
    happened: 'Przebieg',
    solve: 'Rozwiąż',
    solution: 'Rozwiązanie',
    solved: (number) => `${number} rozwiązane`,
    holding: /jest nadal w toku/,
    goOn: (number) => `Kontynuuj ${number}`,
    keys: 'Klawisze',
    queue: 'Kolejka',
  },
};

/** Takes the mouse away: what is not reached by keys is not reached. */
function withoutMouse(page: Page): Page {
  const gone = () => {
    throw new Error('this story is told without a mouse');
  };
  Object.assign(page.mouse, { move: gone, click: gone, down: gone, up: gone });
  return page;
}
const focusedName = (page: Page) =>
  page.evaluate(() => {
    const one = document.activeElement as HTMLElement;
    return one.getAttribute('aria-label') ?? one.textContent ?? '';
  });
/** Whether the eye can see where the focus is: the place looks different without it. */
async function focusIsVisible(page: Page): Promise<boolean> {
  const place = await page.evaluateHandle(() => document.activeElement as HTMLElement);
  const { x, y, width, height } = await place.evaluate((one) => one.getBoundingClientRect());
  const clip = { x: x - 6, y: y - 6, width: width + 12, height: height + 12 };
  const focused = await page.screenshot({ clip, caret: 'hide' });
  await place.evaluate((one) => one.blur());
  const resting = await page.screenshot({ clip, caret: 'hide' });
  await place.evaluate((one) => one.focus());
  return !focused.equals(resting);
}

for (const [language, say] of Object.entries(words)) {
  test(`work goes from Next to Next by keyboard alone (${language})`, async () => {
    const { admin } = stage.desk;
    // A category of their own: the queue of one language is not that of the other.
    const category = await admin.done('POST', '/categories', {
      name: `Hardware ${language}`,
      parentId: null,
      centreId: stage.desk.start.centreId,
    });
    const agent = await stage.desk.aPerson({ name: 'Bo Ek', roles: ['agent'], categoryIds: [category.id] });
    await agent.done('PATCH', '/me', { language });
    const customer = await admin.done('POST', '/customers', {
      name: 'Anna Berg',
      phones: ['+48 601 234 567'],
    });
    const register = async (subject: string): Promise<number> => {
      // One a second: which of them came first decides where the deadline does not.
      stage.desk.clock.advance(1000);
      const body = await admin.done('POST', '/requests', {
        subject,
        kind: 'action',
        channel: 'phone',
        contactId: customer.id,
        categoryId: category.id,
      });
      return body.number;
    };
    const numbers: number[] = [];
    for (const subject of ['First of three', 'Second of three', 'Third of three'])
      numbers.push(await register(subject));
    const [first, second] = numbers as [number, number, number];
    const phaseOf = async (number: number) => (await agent.call('GET', `/requests/by-number/${number}`)).body.phase;

    const page = withoutMouse((await stage.as(agent, '/', { language: 'en' })).page);
    const panel = page.getByRole('region', { name: say.next });
    await panel.waitFor();
    await eventually(() => panel.textContent()).toMatch(/^3/);
    await page.keyboard.press('n');
    await page.waitForURL(`**/requests/${first}`);
    await page.getByText(say.why).waitFor();
    expect((await agent.call('GET', '/queue/standing')).body.held.number).toBe(first);

    // A note by its key; the focus is in the text, and the text reaches the timeline.
    await page.keyboard.press('i');
    const text = page.getByRole('textbox', { name: say.noteText });
    await eventually(() => text.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('She is at home after four.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: say.happened }).getByText('She is at home after four.').waitFor();
    await eventually(() => text.textContent()).toBe('');

    // Next while one is still held is refused, with the way to that one.
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.waitForURL(`${stage.desk.url}/`);
    await panel.getByText(say.holding).waitFor();
    await eventually(() =>
      page
        .getByRole('status')
        .filter({ hasText: String(first) })
        .count(),
    ).toBeGreaterThan(0);
    await expectAccessible(page, 'still holding one');
    await reach(page, say.goOn(first));
    expect(await focusIsVisible(page)).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/requests/${first}`);

    // Solving: the dialog takes the focus, gives it back on Escape, and solves by Ctrl Enter.
    await page.getByRole('button', { name: say.solve, exact: true }).first().waitFor();
    await reach(page, say.solve);
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: say.solve });
    const solution = dialog.getByRole('textbox', { name: say.solution });
    await eventually(() => solution.evaluate((one) => one === document.activeElement)).toBe(true);
    await expectAccessible(page, 'solving');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await eventually(() => focusedName(page)).toContain(say.solve);
    await page.keyboard.press('s');
    await eventually(() => solution.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('Explained on the phone.');
    await page.keyboard.press('Control+Enter');
    await page.getByText(say.solved(first)).waitFor();
    expect(await phaseOf(first)).toBe('solved');
    await dialog.waitFor({ state: 'hidden' });

    await page.keyboard.press('n');
    await page.waitForURL(`**/requests/${second}`);
    await page.getByText(say.why).waitFor();

    // The keys, in the reader's language; Escape gives the focus back.
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: say.keys });
    await keys.getByText(say.next).waitFor();
    expect(await keys.getByRole('term').count()).toBeGreaterThan(12);
    await expectAccessible(page, 'the keys');
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'hidden' });

    // The queue: j and k move, Enter opens.
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page.getByRole('heading', { level: 1, name: say.queue }).waitFor();
    for (const subject of ['Another', 'And another']) await register(subject);
    await page.getByRole('link', { name: 'And another' }).waitFor();
    await page.keyboard.press('j');
    await eventually(() => focusedName(page)).toBe('Third of three');
    expect(await focusIsVisible(page)).toBe(true);
    await page.keyboard.press('j');
    await eventually(() => focusedName(page)).toBe('Another');
    await page.keyboard.press('k');
    await eventually(() => focusedName(page)).toBe('Third of three');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/requests/${numbers[2]}`);
  });
}

/** Goes there by Tab, as somebody without a mouse does; each stop on the way must be in sight. */
async function reach(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    const now = await focusedName(page);
    if (now.startsWith(name)) return;
    passed.push(now.slice(0, 30));
  }
  throw new Error(`Tab never came to ${name}; it passed ${passed.join(' · ')}`);
}
