import { describe, expect, it } from 'vitest';
import { parseMail } from './parse-mail.ts';

const head = 'From: Anna Ek <anna@example.com>\nSubject: x\n';
const read = (text: string | Buffer) => parseMail(Buffer.isBuffer(text) ? text : Buffer.from(text));
const labelled = (charset: string, bytes: Buffer) =>
  read(
    `${head}Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: base64\n\n${bytes.toString('base64')}`,
  );
const jis = Buffer.from('\x1b$B$3$s$K$A$O\x1b(B', 'latin1');

describe('mail in charsets few know', () => {
  it.each<[string, Buffer, string]>([
    ['utf-7', Buffer.from('Hissen +AOQ-r p+AOU- +- plan'), 'Hissen är på + plan'],
    ['ibm850', Buffer.from([0x84, 0x94, 0x86]), 'äöå'],
    ['cp852', Buffer.from([0xa5, 0xbe, 0x88, 0x98]), 'ążłś'],
    ['win-1251', Buffer.from([0xcb, 0xe8, 0xf4, 0xf2]), 'Лифт'],
    ['hz-gb-2312', Buffer.from('~{5gL]~} ok'), '电梯 ok'],
    ['iso-2022-kr', Buffer.from('\x1b$)C\x0e?$8.\x0f', 'latin1'), '엘리'],
    ['cp50221', jis, 'こんにちは'],
    ['utf-16', Buffer.from([0xfe, 0xff, 0, 0x48, 0, 0xe4]), 'Hä'],
  ])('is read: %s', async (charset, bytes, text) => {
    expect((await labelled(charset, bytes)).text).toBe(text);
  });

  it('is read as UTF-8 where it is, whatever its label says, and stays Western where it is that', async () => {
    for (const charset of ['iso-8859-1', 'windows-1250', 'koi8-r', 'gb2312'])
      expect((await labelled(charset, Buffer.from('två små – räksmörgåsar'))).text).toBe('två små – räksmörgåsar');
    expect((await labelled('iso-8859-1', Buffer.from('Ã är ett A', 'latin1'))).text).toBe('Ã är ett A');
  });

  it.each<[string, string, string]>([
    ['windows-1251', 'c4eee1f0fbe920e4e5edfc2c20ebe8f4f220ede520f0e0e1eef2e0e5f2', 'Добрый день, лифт не работает'],
    ['koi8-r', 'e4cfc2d2d9ca20c4c5ced82c20ccc9c6d420cec520d2c1c2cfd4c1c5d4', 'Добрый день, лифт не работает'],
    ['windows-1250', '7769 6e64612e6e6965206469 61b3612e6a75bf'.replaceAll(' ', ''), 'winda.nie diała.już'],
    ['shift_jis', '8347838c83788 15b835e815b82aa'.replaceAll(' ', ''), 'エレベーターが'],
  ])('without a label is read by its letters: %s', async (_, hex, text) => {
    expect((await read(Buffer.concat([Buffer.from(`${head}\n`), Buffer.from(hex, 'hex')]))).text).toBe(text);
  });

  it('has raw bytes of its header read in the charset of its body', async () => {
    const raw = Buffer.concat([
      Buffer.from('From: a@example.pl\nSubject: '),
      Buffer.from([0x77, 0xea]),
      Buffer.from('\nContent-Type: text/plain; charset=windows-1250\n\nx'),
    ]);
    expect((await read(raw)).subject).toBe('wę');
  });
});

describe('mail of broken senders', () => {
  const part = '--right\nContent-Type: text/plain\n\nhello\n--right--\n';
  it.each<[string, string, string]>([
    ['names no boundary', `${head}Content-Type: multipart/mixed\n\n${part}`, 'hello'],
    ['names another boundary', `${head}Content-Type: multipart/mixed; boundary=wrong\n\n${part}`, 'hello'],
    ['has carriage returns alone', `${head}\nhello`.replaceAll('\n', '\r'), 'hello'],
    ['has no empty line below its header', `${head}hello there`, 'hello there'],
    ['has no header at all', 'hello there,\n\nthe lift stands.', 'hello there,\n\nthe lift stands.'],
    ['has a space before a colon', `${head.replaceAll(':', ' :')}\nhello`, 'hello'],
    ['sends a page as plain text', `${head}\n<html><body><p>hello</p></body></html>`, 'hello'],
    ['says html without text', `${head}Content-Type: html\n\n<p>hello</p>`, 'hello'],
    ['writes in a form of text of its own', `${head}Content-Type: text/markdown\n\nhello`, 'hello'],
    [
      'invites without a word',
      `${head}Content-Type: text/calendar\n\nBEGIN:VEVENT\nSUMMARY;LANGUAGE=en:The lift\nDESCRIPTION:Floor 3\\, ha\n ll\nEND:VEVENT`,
      'The lift\nFloor 3, hall',
    ],
  ])('is read where it %s', async (_, raw, text) => {
    expect((await read(raw)).text.trim()).toBe(text);
  });

  it('has files in its text made attachments, and only files', async () => {
    const mail = await read(`${head}\nSee file\n\nbegin 644 a.txt\n#0V%T\n\`\nend\nbegin 644 with words\nend`);
    expect(mail.text).toBe('See file\n\nbegin 644 with words\nend');
    expect(mail.attachments.map((one) => [one.filename, one.content.toString()])).toEqual([['a.txt', 'Cat']]);
  });

  it.each<[string, string, string]>([
    ['=?utf-8?Q?Anna_<x=40y.example>?= <anna@example.com>', 'anna@example.com', 'Anna <x@y.example>'],
    [`=?utf-8?B?${Buffer.from('Anna Ek <anna@example.com>').toString('base64')}?=`, 'anna@example.com', 'Anna Ek'],
    ['Anna <<mailto:anna@example.com>>', 'anna@example.com', 'Anna'],
    ["Anna <'anna@example.com'>", 'anna@example.com', 'Anna'],
    ['anna@example.com.', 'anna@example.com', ''],
  ])('has its sender found in %s', async (from, address, name) => {
    expect((await read(`From: ${from}\n\nx`)).from).toEqual({ address, name });
  });

  it.each([
    ['Mon Mar  4 21:12:00 2024', '2024-03-04T21:12:00.000Z'],
    ['Mon, 4 (spring) Mar 2024 9:12:00 PM +0000', '2024-03-04T21:12:00.000Z'],
    ['Mon, 31 Feb 2024 09:12:00 +0100', undefined],
  ])('has its date read as it is meant: %s', async (date, at) => {
    expect((await read(`Date: ${date}\n\nx`)).sentAt?.toISOString()).toBe(at);
  });
});
