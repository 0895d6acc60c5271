import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '#test/read-corpus.ts';
import { normalisePhone, phoneSearchDigits, phonesInText } from './phone-numbers.ts';

type Spelling = {
  id: string;
  input: { text: string; default_country: string; mode?: string };
  expected: {
    e164?: string;
    country?: string;
    type?: string;
    extension?: string;
    valid?: boolean;
    digits?: string | string[];
  };
};

const spellings = readCorpus<Spelling>('phone.json');

describe.skipIf(!spellings)('the shared spellings of telephone numbers', () => {
  test.each(spellings ?? [])('$id', ({ input, expected }) => {
    const { text, default_country: country } = input;
    if (input.mode === 'extract_all') {
      expect(phonesInText(text, country).map((number) => number.slice(1))).toEqual(expected.digits);
    } else if (expected.digits !== undefined) {
      expect(phoneSearchDigits(text, country)).toBe(expected.digits);
    } else if (expected.valid === false) {
      expect(normalisePhone(text, country)).toBeNull();
    } else {
      const found = normalisePhone(text, country);
      expect(found).toMatchObject({ e164: expected.e164, country: expected.country });
      expect(found?.extension).toBe(expected.extension);
      // Where a plan does not tell the two apart, the same number is listed as both.
      if (found?.type === 'fixed_or_mobile') expect(['fixed', 'mobile']).toContain(expected.type);
      else expect(found?.type).toBe(expected.type);
    }
  });
});

describe('one number under many spellings', () => {
  test.each([
    ['070-123/45 67', 'SE'],
    ['(070) 123-45-67', 'SE'],
    ['070.123.45.67', 'SE'],
    ['070\u2013123\u00a045\u00a067', 'SE'],
    ['０７０－１２３ ４５ ６７', 'SE'],
    ['٠٧٠١٢٣٤٥٦٧', 'SE'],
    ['070१२३४५६७', 'SE'],
    ['\u202a+46 70 123 45 67\u202c', 'SE'],
    ['+46 (0)70-123 45 67', 'FI'],
    ['+46 (070) 123 45 67', 'FI'],
    ['0046 (0) 70 123 45 67', 'FI'],
    ['0046 70 123 45 67', 'US'],
    ['46701234567', 'SE'],
    ['++46 70 123 45 67', 'FI'],
    ['%2B46701234567', 'FI'],
    ['tel:070-123-45-67;phone-context=+46', 'PL'],
    ['tel:+46-70-123-45-67', 'PL'],
    ['sip:%2B46701234567@exchange.example', 'PL'],
    ['"Anna" <sip:+46701234567@exchange.example;user=phone>', 'PL'],
    ['sip:0701234567@exchange.example', 'SE'],
    ['Mobile: 070-123 45 67 (work)', 'SE'],
    ['070-123 45 67 / 08-12 34 56', 'SE'],
    ['+46 70 123 45 67 or 08 12 34 56', 'SE'],
    ['070_123_45_67', 'SE'],
    ['070, 123, 45, 67', 'SE'],
    ['+46701234567', 'XX'],
    ['+46701234567', ''],
  ])('%s read in %s', (text, country) => {
    expect(normalisePhone(text, country)?.e164).toBe('+46701234567');
  });

  test.each(['ext. 12', 'x12', 'anknytning 12', 'wew. 12', 'toestel 12', 'lokal 12', 'alanumero 12'])(
    'the extension "%s" is kept apart from the number',
    (extension) => {
      expect(normalisePhone(`070-123 45 67 ${extension}`, 'SE')).toEqual({
        e164: '+46701234567',
        country: 'SE',
        type: 'mobile',
        extension: '12',
      });
    },
  );

  test('a Polish number with the 0 of old letterheads is found', () => {
    for (const text of ['22 123 45 67', '(22) 123-45-67', '0-22 123 45 67', '+48/22/1234567']) {
      expect(normalisePhone(text, 'PL')?.e164).toBe('+48221234567');
    }
  });

  test('letters of the keypad are read where they stand for digits, and words are not', () => {
    expect(normalisePhone('1-800-FLOWERS', 'US')?.e164).toBe('+18003569377');
    expect(normalisePhone('1 Main STREET', 'US')).toBeNull();
  });

  test('a number of no country has none', () => {
    expect(normalisePhone('+800 1234 5678', 'SE')).toMatchObject({ e164: '+80012345678', country: null });
  });

  test.each([
    '',
    ' ',
    'anonymous',
    'sip:anna@example.com',
    'tel:7042;phone-context=example.com',
    '+',
    '%',
    '112',
    '0701234567@',
    '++46',
    '1'.repeat(9999),
  ])('text without a valid number gives none: %s', (text) => {
    expect(normalisePhone(text, 'NO')).toBeNull();
  });

  test('no text whatever makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 3 }), (text, country) => {
        const found = normalisePhone(text, country);
        if (found) expect(found.e164).toMatch(/^\+\d{3,15}$/);
        expect(phoneSearchDigits(text)).toMatch(/^\d*$/);
        phonesInText(text, country);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('searching by part of a number', () => {
  test.each(['070-123', '+46 (0)70 12', '0046 70', '70/123', '123 4', '４５６７'])(
    '"%s" is part of the stored number',
    (text) => {
      expect('46701234567').toContain(phoneSearchDigits(text));
    },
  );

  test('with a country a national number gets its prefix', () => {
    expect(phoneSearchDigits('070-123 45 67', 'SE')).toBe('46701234567');
    expect(phoneSearchDigits('no digits')).toBe('');
  });
});
