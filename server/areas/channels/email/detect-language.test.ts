import { describe, expect, it } from 'vitest';
import { readCorpus } from '#test/read-corpus.ts';
import { detectLanguage } from './detect-language.ts';

describe('the language of a mail', () => {
  it.each([
    ['en', 'Hello, I have not been able to log in to my account since yesterday.'],
    ['sv', 'Hej, jag har inte kunnat logga in på mitt konto sedan i går.'],
    ['fi', 'Hei, en ole päässyt kirjautumaan tililleni eilisen jälkeen.'],
    ['nl', 'Hallo, ik kan sinds gisteren niet meer inloggen op mijn account.'],
    ['da', 'Hej, jeg har ikke kunnet logge ind på min konto siden i går, hvad skal jeg gøre?'],
    ['pl', 'Dzień dobry, od wczoraj nie mogę zalogować się na swoje konto.'],
  ])('is recognised as %s', async (language, text) => {
    expect(await detectLanguage(text)).toBe(language);
  });

  it('is left open for short texts, other languages and text without words', async () => {
    for (const text of [
      '',
      'ok tack',
      '104233',
      'https://example.com/a-rather-long-path-in-english',
      'Guten Tag, ich kann mich seit heute Morgen nicht mehr anmelden.',
      'Здравствуйте, не могу войти в свой аккаунт.',
    ]) {
      expect(await detectLanguage(text), text).toBeNull();
    }
  });
});

const cases = readCorpus<{ lang: string; text: string }>('categorise-ha-intents.json');
describe.skipIf(!cases)('the language of short sentences', () => {
  it('is right for 90 of 100 and wrong for fewer than 2', async () => {
    const long = (cases ?? []).filter((one) => (one.text.match(/\p{L}/gu) ?? []).length >= 15);
    let right = 0;
    let wrong = 0;
    for (const { lang, text } of long) {
      const found = await detectLanguage(text);
      if (found === lang) right++;
      else if (found !== null) wrong++;
    }
    expect(right / long.length).toBeGreaterThan(0.9);
    expect(wrong / long.length).toBeLessThan(0.02);
  });
});
