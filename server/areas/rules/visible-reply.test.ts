import { describe, expect, it } from 'vitest';
import { processorTime } from '#test/duration.ts';
import { readCorpus, squeezed } from '#test/read-corpus.ts';
import { parseMail } from '../channels/email/parse-mail.ts';
import { visibleReply, withoutSignature } from './visible-reply.ts';

// How Gmail, Apple Mail, Outlook and Thunderbird head the quote in our six languages.
const heads: [string, string][] = [
  ['en Gmail', 'On Wed, Jan 3, 2024 at 10:12 AM Anna Ek <anna@example.com> wrote:\n\n> old'],
  ['en Apple', 'On 3 Jan 2024, at 10:12, Anna Ek <anna@example.com> wrote:\n\nold'],
  [
    'en Outlook',
    'From: Anna Ek <anna@example.com>\nSent: Wednesday, January 3, 2024 10:12 AM\nTo: Support\nSubject: Printer\n\nold',
  ],
  ['sv Gmail', 'Den ons 3 jan. 2024 kl 10:12 skrev Anna Ek <anna@example.com>:\n\n> old'],
  ['sv Apple', '3 jan. 2024 kl. 10:12 skrev Anna Ek <anna@example.com>:\n\nold'],
  [
    'sv Outlook',
    'Från: Anna Ek <anna@example.com>\nSkickat: den 3 januari 2024 10:12\nTill: Support\nÄmne: Skrivare\n\nold',
  ],
  ['sv Thunderbird', 'Den 2024-01-03 kl. 10:12, skrev Anna Ek:\n> old'],
  ['fi Gmail', 'ke 3. tammik. 2024 klo 10.12 Anna Ek (anna@example.com) kirjoitti:\n\n> old'],
  ['fi Apple', 'Anna Ek <anna@example.com> kirjoitti 3.1.2024 kello 10.12:\n\nold'],
  [
    'fi Outlook',
    'Lähettäjä: Anna Ek <anna@example.com>\nLähetetty: keskiviikko 3. tammikuuta 2024 10.12\nVastaanottaja: Tuki\nAihe: Tulostin\n\nold',
  ],
  ['nl Gmail', 'Op wo 3 jan 2024 om 10:12 schreef Anna Ek <anna@example.com>:\n\n> old'],
  ['nl Apple', 'Op 3 jan 2024 om 10:12 heeft Anna Ek <anna@example.com> het volgende geschreven:\n\nold'],
  [
    'nl Outlook',
    'Van: Anna Ek <anna@example.com>\nVerzonden: woensdag 3 januari 2024 10:12\nAan: Support\nOnderwerp: Printer\n\nold',
  ],
  ['da Gmail', 'Den ons. 3. jan. 2024 kl. 10.12 skrev Anna Ek <anna@example.com>:\n\n> old'],
  ['da Apple', 'Den 3. jan. 2024 kl. 10.12 skrev Anna Ek <anna@example.com>:\n\nold'],
  [
    'da Outlook',
    '________________________________\nFra: Anna Ek <anna@example.com>\nSendt: 3. januar 2024 10:12\nTil: Support\nEmne: Printer\n\nold',
  ],
  ['pl Gmail', 'śr., 3 sty 2024 o 10:12 Anna Ek <anna@example.com> napisał(a):\n\n> old'],
  ['pl Apple', 'Wiadomość napisana przez Anna Ek <anna@example.com> w dniu 3 sty 2024, o godz. 10:12:\n\nold'],
  [
    'pl Outlook',
    'Od: Anna Ek <anna@example.com>\nWysłano: środa, 3 stycznia 2024 10:12\nDo: Support\nTemat: Drukarka\n\nold',
  ],
  ['pl Thunderbird', 'W dniu 03.01.2024 o 10:12, Anna Ek pisze:\n> old'],
  ['de Gmail', 'Am Mi., 3. Jan. 2024 um 10:12 Uhr schrieb Anna Ek <anna@example.com>:\n\n> old'],
  [
    'no Outlook',
    'Fra: Anna Ek <anna@example.com>\nSendt: onsdag 3. januar 2024 10:12\nTil: Support\nEmne: Skriver\n\nold',
  ],
  ['folded', 'On Wed, Jan 3, 2024 at 10:12 AM Anna Ek <\nanna@example.com> wrote:\n\n> old'],
  ['sv separator', '-----Ursprungligt meddelande-----\nFrån: Anna\n\nold'],
  ['fi separator', '----- Alkuperäinen viesti -----\nold'],
  ['pl separator', '-----Wiadomość oryginalna-----\nold'],
  ['web mail that only names whom it quotes', 'Citerar Anna Ek <anna@example.com>:\n\nold'],
  ['ru, a moment and an address without a verb', 'пн, 4 мар. 2024 г. в 09:12, Anna Ek <anna@example.com>:\n> old'],
  ['ja, a moment and an address without a verb', '2024年3月4日(月) 9:12 Anna Ek <anna@example.com>:\n\nold'],
  ['ar, with digits of its own', 'في ٤ مارس ٢٠٢٤، الساعة ٩:١٢ ص، كتبت Anna Ek <anna@example.com>:\n> old'],
  ['ko Outlook', '보낸 사람: Anna <anna@example.com>\n보낸 날짜: 2024년 3월 4일\n받는 사람: Info\n제목: x\n\nold'],
  ['a name before the verb', 'Anna Ek schrieb am 04.03.2024 09:12:\n\nold'],
  ['dashes around', '---- On Mon, 04 Mar 2024 09:12:00 +0100 anna@example.com wrote ----\n\nold'],
  ['marks of writing direction', '\u200eOn Mar 4, 2024, at 9:12\u202fAM, Anna <anna@example.com> wrote:\u200e\n\nold'],
  ['a line to write above', '##- Please type your reply above this line -##\n\nold'],
  [
    'et Outlook',
    'Saatja: Anna <anna@example.com>\nSaadetud: esmaspäev, 4. märts 2024 9:12\nAdressaat: Info\nTeema: RE: x\n\nold',
  ],
  ['the time before the day', '9:12, 4 марта 2024 г., Anna Ek <anna@example.com>:\n\nold'],
  ['the quote on the line of its mark', 'On Mon, Mar 4, 2024 at 9:12, Anna Ek<anna@example.com> wrote:   Hello there'],
  ['a line to write above, sv', '--- Svara ovanför denna rad ---\n\nold'],
];

describe('the visible part of a reply', () => {
  it.each(heads)('ends where %s quotes the history', (_, head) => {
    expect(visibleReply(`Tack, det fungerar nu!\n\n${head}\n`)).toEqual({
      visible: 'Tack, det fungerar nu!',
      quoted: head.trim(),
    });
  });

  it('keeps answers written between quoted lines, with those lines', () => {
    const text =
      'See below.\n\nOn 3 Jan 2024, at 10:12, Anna wrote:\n> Which model?\nThe big one.\n> Which year?\n2019.';
    const { visible } = visibleReply(text);
    expect(visible).toBe('See below.\n\n> Which model?\nThe big one.\n> Which year?\n2019.');
  });

  it('keeps the first question as well when answers stand between them', () => {
    const text = 'On 3 Jan 2024, at 10:12, Anna wrote:\n> Which model?\nThe big one.\n> Which year?\n2019.';
    expect(visibleReply(text).visible).toBe('> Which model?\nThe big one.\n> Which year?\n2019.');
  });

  it('keeps a mail that is handed on, with the words above it', () => {
    for (const handed of [
      '---------- Forwarded message ---------\nFrom: Bo <bo@example.com>\nDate: Mon\nSubject: Lift\n\nIt stopped.',
      'Vidarebefordrat brev:\n\n> Från: Bo <bo@example.com>\n> Ämne: Hissen\n>\n> Den står still.',
    ]) {
      const text = `Please look at this.\n\n${handed}`;
      expect(visibleReply(text)).toEqual({ visible: text, quoted: '' });
    }
    const block = 'FYI\n\nFrom: Bo <bo@example.com>\nSent: Monday\nTo: Anna\nSubject: Lift\n\nIt stopped.';
    expect(visibleReply(block).visible).toBe('FYI');
    expect(visibleReply(block, { handedOn: true }).visible).toBe(block);
  });

  it('drops what a server puts under the quote', () => {
    const text = 'Yes.\n\nOn 3 Jan 2024, at 10:12, Anna wrote:\n> Shall we?\n\nThis message is confidential.\n';
    expect(visibleReply(text).visible).toBe('Yes.');
  });

  it('takes an answer below the quote', () => {
    expect(visibleReply('On 3 Jan 2024, at 10:12, Anna wrote:\n> Which model?\n\nThe big one.').visible).toBe(
      'The big one.',
    );
  });

  it('leaves prose with dates, colons and dashes alone', () => {
    for (const text of [
      'I called on 12.3.2024 and Anna wrote:\nplease wait.\nNothing came.',
      'From: now on we need two printers.\nTo: be delivered.',
      'Prices:\n-----\n10 €\n20 €\nThanks',
      'So far:\n\n---\n\n1. Restarted\n2. Called',
      'First part.\n\n--\n\nThe second part of the same letter goes on.',
      'On Monday 4 March 2024 I wrote:\nthe lift is broken.\nPlease come.',
      'am 4.3.2024 um 10:00 schrieb mir Ihr Kollege:\n"Wir kommen."\nEs kam niemand.',
      'New message\n\nFrom: Anna <anna@example.com>\nDate: 2024-03-04\nSubject: Lift\nMessage: It stands still.',
      'Hej! Vi skrev 2023 att det kostar 10:50. Stämmer det?',
      'Kello 10.12 laite kirjoitti lokiin virheen.\nMitä teen?',
    ]) {
      expect(visibleReply(text), text).toEqual({ visible: text, quoted: '' });
    }
  });

  it('shows a forwarded mail whole when nothing was added', () => {
    const text = '----- Original Message -----\nFrom: bob@example.com\nSubject: Invoice\n\nPlease pay.';
    expect(visibleReply(text)).toEqual({ visible: text, quoted: '' });
  });

  it('drops a signature and the line of the telephone at the end', () => {
    expect(visibleReply('Hej\n\n-- \nAnna Ek\nPrinter AB').visible).toBe('Hej');
    for (const line of [
      'Skickat från min iPhone',
      'Lähetetty iPhonesta',
      'Verzonden vanaf mijn iPhone',
      'Sendt fra min iPhone',
      'Wysłane z iPhone’a',
      'Get Outlook for iOS',
    ]) {
      expect(visibleReply(`Hej igen\n\n${line}`).visible.split('\n')[0], line).toBe('Hej igen');
    }
  });

  it('drops what a telephone writes above the history, and leaves a signature there as sent', () => {
    const history = '________________________________\nFrån: Anna\nSkickat: den 4 mars 2024 10:12\nÄmne: Hissen\n\nold';
    for (const line of [
      'Hämta Outlook för iOS<https://aka.ms/x>',
      'Hanki Outlook for Android<https://aka.ms/x>',
      'Outlook für iOS beziehen<https://aka.ms/x>',
      'Skickat från min Galaxy',
      'Wysłano z telefonu Samsung',
      '-- \nSent from my telephone with K-9 Mail.',
    ])
      expect(visibleReply(`Hej igen\n\n${line}\n${history}`).visible, line).toBe('Hej igen');
    const signed = 'Hej igen\n\n-- \nAnna Ek\nSkickat från min Galaxy';
    expect(visibleReply(`${signed}\n\n${history}`).visible).toBe(signed);
  });

  it('drops the foot of a list, and keeps a sentence about what was sent', () => {
    const foot = '____________________________\nTenants mailing list -- tenants@example.com';
    expect(visibleReply(`Hej\n\n${foot}`)).toEqual({ visible: 'Hej', quoted: foot });
    const sentence = 'It never came.\n\nSent from your warehouse on Monday at ten, by train, with all my lamps in it.';
    expect(visibleReply(sentence).visible).toBe(sentence);
  });

  it('gives no empty text for a mail of nothing but a signature, a quote or a rule', () => {
    for (const text of ['-- \nAnna', '> only a quote', '---', 'Sent from my iPhone']) {
      expect(visibleReply(text), text).toEqual({ visible: text, quoted: '' });
    }
    expect(visibleReply('')).toEqual({ visible: '', quoted: '' });
  });

  it('finds the quote of a mail that came as HTML only', async () => {
    const mail = await parseMail(
      Buffer.from(
        'Content-Type: text/html\n\n<div>Yes</div><div class="q">On 3 Jan 2024, at 10:12, Anna &lt;a@b.se&gt; wrote:<blockquote>Shall we?</blockquote></div>',
      ),
    );
    expect(visibleReply(mail.text)).toMatchObject({ visible: 'Yes' });
  });

  it('gives keyword rules text without signature, quote and closing phrase', () => {
    const text = 'Fakturan är fel.\n\n> skrivaren\n\nMed vänlig hälsning\nAnna Ek\nSkrivare & Service AB';
    expect(withoutSignature(text)).toBe('Fakturan är fel.');
    expect(withoutSignature('Printer is broken\n-- \nToner Ltd')).toBe('Printer is broken');
    expect(withoutSignature('Ystävällisin terveisin')).toBe('Ystävällisin terveisin');
  });

  it.each([
    ['en', 'Thanks for the quick help.', 'Thanks,\nAnna'],
    ['en', 'Regards the lift: it stands', 'Kind regards from sunny Malmö'],
    ['en', 'Sincerely hoping you can help', 'Thanks in advance!\nAnna Ek'],
    ['sv', 'Hälsningar till kollegan som svarade', 'Hälsningar från Anna och Bo'],
    ['fi', 'Terveyskeskuksen ovi on rikki', 'Terv. Anna'],
    ['fi', 'Tervehdys!', 'Ystävällisin terveisin, Anna'],
    ['nl', 'Groeten aan allen die helpen', 'Groetjes Anna'],
    ['da', 'Hilsen fra jer var god, men', 'Venlig hilsen\nAnna'],
    ['pl', 'Serdecznie dziękuję za pomoc', 'Pozdrawiam serdecznie,\nAnna'],
  ])('ends a letter at its greeting and not at a sentence that begins like one (%s)', (_, sentence, greeting) => {
    const letter = `Hello,\n${sentence}\nThe printer does not work.`;
    expect(withoutSignature(`${letter}\n\n${greeting}\nToner Ltd`)).toBe(letter);
    expect(withoutSignature(letter)).toBe(letter);
  });

  it('reads a megabyte of hostile lines in under a second', async () => {
    for (const piece of [
      'a',
      '>\n',
      '> a\nx\n',
      'On 1 Jan 2020\n',
      'From: a\n',
      '-- \n',
      '-',
      ' ',
      'On 1.1.2020 a@b.cc wrote:\nx\n',
      'Sent from my iPhone\n',
      'x\n',
      '12:34 skrev\n',
    ]) {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const spent = await processorTime(() => {
        visibleReply(text);
        withoutSignature(text);
      }, 1);
      expect(spent, piece).toBeLessThan(4000);
    }
  });
});

interface ReplyCase {
  id: string;
  input: { text?: string; raw_b64?: string };
  expected: { reply: string };
}

for (const file of ['reply-extraction.json', 'reply-extraction-eml.json']) {
  const cases = readCorpus<ReplyCase>(file);
  describe.skipIf(!cases)(`replies of ${file}`, () => {
    it('are found in at least 85 of 100 cases', async () => {
      const wrong: string[] = [];
      for (const { id, input, expected } of cases ?? []) {
        const text = input.text ?? (await parseMail(Buffer.from(input.raw_b64 ?? '', 'base64'))).text;
        if (squeezed(visibleReply(text).visible) !== squeezed(expected.reply)) wrong.push(id);
      }
      expect(1 - wrong.length / (cases?.length ?? 1), wrong.join()).toBeGreaterThanOrEqual(0.85);
    });
  });
}
