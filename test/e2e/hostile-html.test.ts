import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCorpus } from '../read-corpus.ts';
import { aStage } from './a-stage.ts';
import { eventually } from './browser.ts';

type Case = { id: string; input: { html: string }; expected: { must_not_match: string[] } };

const cases = readCorpus<Case>('html-sanitizer.json');

/** Mails of the same conversation, so that one page shows them all. */
const first = '<first@hostile.example>';
const mail = (one: Case, at: number) =>
  [
    'From: Mallory <mallory@hostile.example>',
    'To: support@desk.example',
    // Hostile in the subject as well, which the lists show.
    `Subject: =?utf-8?B?${Buffer.from(`${one.id} ${one.input.html}`.replace(/\s+/g, ' ').slice(0, 40)).toString('base64')}?=`,
    `Message-ID: ${at === 0 ? first : `<${at}@hostile.example>`}`,
    ...(at === 0 ? [] : [`In-Reply-To: ${first}`, `References: ${first}`]),
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(one.input.html).toString('base64').replace(/.{76}/g, '$&\r\n'),
    '',
  ].join('\r\n');

describe.skipIf(!cases)('hostile mails', () => {
  const stage = aStage();
  let number: number;

  beforeAll(async () => {
    const { admin, start } = stage.desk;
    const address = { address: 'support@desk.example', name: 'Support', centreId: start.centreId, isDefault: true };
    await admin.done('POST', '/mail-addresses', address);
    const numbers = new Set<number>();
    for (const [at, one] of (cases ?? []).entries()) {
      const type = { 'content-type': 'message/rfc822' };
      const body = await admin.done('POST', '/intake/email?wait=10', Buffer.from(mail(one, at)), type);
      expect(body.request, `${one.id}: ${JSON.stringify(body)}`).not.toBeNull();
      numbers.add(body.request.number);
    }
    expect(numbers.size).toBe(1);
    number = [...numbers][0] as number;
  });

  test('nothing runs, nothing is fetched from elsewhere and no policy is needed to stop it when they are opened', async () => {
    const { page, context } = await stage.as(stage.desk.admin, '/');
    const happened: string[] = [];
    watch(page, happened);
    context.on('page', (other) => happened.push(`another window: ${other.url()}`));
    const opened = await page.goto(`${stage.desk.url}/requests/${number}`);
    const policy = opened?.headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    const formatted = page.getByRole('button', { name: 'Show formatted' });
    await formatted.first().waitFor();
    const many = await formatted.count();
    expect(many).toBeGreaterThan((cases?.length ?? 0) / 2);
    // Each that is opened is called otherwise afterwards, so the first of those left is always the next.
    for (let left = many; left > 0; left--) {
      await formatted.first().click();
      await eventually(() => formatted.count()).toBe(left - 1);
    }
    await eventually(() => framed(page).then((all) => all.filter((one) => one.ready).length)).toBe(many);
    // Every case forbids the same words: none may stand in any of the frames, as mark-up or as an attribute.
    const forbidden = [...new Set((cases ?? []).flatMap((one) => one.expected.must_not_match))];
    const kept = await framed(page);
    expect(kept.filter(({ html }) => html.includes('123')).length, 'words that are harmless are kept').toBeGreaterThan(
      3,
    );
    for (const { html } of kept)
      for (const word of forbidden) expect(html.toLowerCase()).not.toContain(word.toLowerCase());
    // The pointer wakes what waits for it.
    for (const frame of await page.locator('iframe').all()) {
      await frame.scrollIntoViewIfNeeded();
      await frame.hover();
    }
    for (const path of ['/queue', '/requests', '/settings/inbound']) {
      await page.goto(stage.desk.url + path);
      await page
        .getByText(/zammad-xss/)
        .first()
        .waitFor();
    }
    expect(happened).toEqual([]);
  });

  function watch(page: Page, happened: string[]): void {
    page.on('dialog', (dialog) => {
      happened.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(stage.desk.url) && !/^(data|blob|about):/.test(url)) happened.push(`a request: ${url}`);
    });
  }
});

/** What each frame of a formatted mail has become; read from without, because no script runs within. */
const framed = (page: Page): Promise<{ ready: boolean; html: string }[]> =>
  page.locator('iframe').evaluateAll((frames) =>
    frames.map((frame) => {
      const inside = (frame as HTMLIFrameElement).contentDocument;
      const ready = inside?.readyState === 'complete' && inside.URL !== 'about:blank';
      return { ready, html: inside?.body?.innerHTML ?? '' };
    }),
  );
