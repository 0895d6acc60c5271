import { expect, it } from 'vitest';
import { visibleReply, withoutSignature } from '#areas/rules/index.ts';
import { processorTime } from '#test/duration.ts';
import { externalIdOf } from './external-id.ts';
import { mailKind } from './mail-kind.ts';
import { parseMail } from './parse-mail.ts';
import { peekHeaders } from './peek-headers.ts';
import { strippedSubject } from './request-tag.ts';
import { sanitiseMailHtml } from './sanitise-html.ts';
import { reportClues, threadClues } from './thread-clues.ts';

const filled = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));
const header =
  (name: string, piece: string, end = '') =>
  (length: number) =>
    `From: Anna <anna@example.com>\n${name}: ${filled(piece, Math.min(length, 60_000))}${end}\n\nHello`;
const body =
  (piece: string, head = 'From: a@example.com') =>
  (length: number) =>
    `${head}\n\n${filled(piece, length)}`;
const typed = (type: string) => `From: a@example.com\nContent-Type: ${type}`;
const daemon = 'From: MAILER-DAEMON@example.com';
const newline = '=?utf-8?q?=0A?=x';

/** Mail of a given length, written to make something read it over and over again. */
const hostile: [string, (length: number) => string][] = [
  ['a report of nothing but marks of quotes', body('>\n', daemon)],
  ['a report of nothing but empty lines', body('\n', daemon)],
  ['a report of nothing but dashes', body('-', daemon)],
  ['a report that breaks off after DATA', (length) => `${daemon}\n\n>>> DATA${filled('\n', length)}x`],
  ['closing words and capitals', body(`br ${'A'.repeat(55)}1\n`)],
  ['closing words and apostrophes', body(`br ${'A’'.repeat(27)}1\n`)],
  ['closing words from somewhere', body(`br, from ${'a'.repeat(48)}1\n`)],
  ['an answer to at signs', header('In-Reply-To', '@', '(')],
  ['a sender of bounces', header('From', 'bounces.', '!@example.com')],
  [
    'a name in an encoded word full of at signs',
    (length) => `From: =?utf-8?q?=3C?= ${filled(`=?utf-8?q?${'@'.repeat(80)}?= `, length)}\n\nHello`,
  ],
  ['an encoding full of comments', header('Content-Transfer-Encoding', '(')],
  [
    'a charset full of quotes',
    (length) => `From: a@example.com\nContent-Type: text/plain; charset="${filled("'", length)}${newline}"\n\nHello`,
  ],
  ['a word on automatic mail', header('Auto-Submitted', ';', newline)],
  ['words quoted from somebody', body(`quoting ${'@'.repeat(380)}\n`)],
  ['words of a moment', body(`mon 4 mar ${'12.'.repeat(20)} <${'@'.repeat(300)}\n`)],
  ['dashes around nothing', body(`${'-'.repeat(45)}${'a'.repeat(44)}\n`)],
  ['marks around nothing', body(`${'#'.repeat(70)}${'a'.repeat(69)}\n`)],
  ['files in the text that never end', body('begin-base64 644 a\nAAAA\n')],
  ['elements that are ended by others', body('<div></pre>', typed('text/html'))],
];

/** Everything the intake and the page of a mail do with it without the database. */
async function readWhole(raw: Buffer): Promise<void> {
  peekHeaders(raw);
  externalIdOf(raw);
  const mail = await parseMail(raw);
  const { visible, quoted } = visibleReply(mail.text);
  withoutSignature(visible);
  strippedSubject(mail.subject);
  mailKind(mail, { addresses: [], domains: [] });
  threadClues(mail, quoted);
  reportClues(mail);
  sanitiseMailHtml(mail.html ?? '', { remoteImages: 'blocked', inlineImage: () => null });
}

it.each(hostile)('a mail takes time that grows with its length alone: %s', async (_, written) => {
  const spent = (length: number) => {
    const raw = Buffer.from(written(length));
    return processorTime(() => readWhole(raw));
  };
  await spent(1000);
  const [half, whole] = [await spent(20_000), await spent(40_000)];
  expect(whole, `${half.toFixed(1)} ms at half the length`).toBeLessThan(3 * half + 20);
  expect(whole).toBeLessThan(150);
});
