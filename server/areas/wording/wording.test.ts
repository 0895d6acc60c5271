import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '#contract/common-shapes.ts';
import { chooseText } from './choose-text.ts';
import { expandModules } from './expand-modules.ts';
import { fillWords } from './fill-words.ts';
import { greetingAt } from './greeting.ts';
import { nearestName } from './nearest-name.ts';
import { renderSignature } from './render-signature.ts';
import { firstName, type VariableName, valuesOf, variableNames } from './text-variables.ts';
import { labelOf } from './variable-words.ts';
import type { WordFacts } from './word-facts.ts';

const facts: WordFacts = {
  customer: { name: 'Bo Ek', organisation: 'Ek & Co' },
  request: {
    number: 104233,
    subject: 'It drips',
    categoryPath: { en: 'Water/Taps', sv: 'Vatten/Kranar', fi: 'Vesi/Hanat', nl: 'W/T', da: 'W/T', pl: 'W/T' },
    deadlineAt: new Date('2026-02-04T14:00:00Z'),
    createdAt: new Date('2026-02-04T09:00:00Z'),
  },
  agent: { name: 'Anna Agent', email: 'anna@desk.example' },
  centre: 'Service point',
  desk: 'Brightwater',
  now: new Date('2026-02-04T09:00:00Z'),
  zone: 'Europe/Helsinki',
};
const values = (over: Partial<Record<VariableName, string>> = {}) => ({ ...valuesOf(facts, 'en'), ...over });

describe('variables', () => {
  test('say a deadline in the language of the customer and the zone of the desk', () => {
    expect(valuesOf(facts, 'fi')['request.deadline']).toBe('keskiviikko 4. helmikuuta klo 16.00');
    expect(valuesOf(facts, 'en')['request.deadline']).toBe('Wednesday 4 February at 16:00');
  });

  test('tell of a category its own name only, and of a person the name they are called by', () => {
    expect(values()['request.category']).toBe('Taps');
    expect(valuesOf(facts, 'fi')['request.category']).toBe('Hanat');
    expect([firstName('Ek, Bo Olof'), firstName('Bo Ek'), firstName(null)]).toEqual(['Bo', 'Bo', '']);
  });

  test('greet by the clock of the zone', () => {
    const at = (time: string) => new Date(`2026-02-04T${time}:00Z`);
    expect(greetingAt(at('06:00'), 'Europe/Helsinki', 'sv')).toBe('God morgon');
    expect(greetingAt(at('12:00'), 'Europe/Helsinki', 'en')).toBe('Good afternoon');
    expect(greetingAt(at('17:00'), 'Europe/Helsinki', 'pl')).toBe('Dobry wieczór');
  });

  test('each have a name in every language', () => {
    for (const language of languages) for (const name of variableNames) expect(labelOf(name, language)).not.toBe('');
  });
});

describe('filling', () => {
  test('whatever the values are, none of them becomes markup and no variable is left', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('<img src=x onerror=alert(1)>', '{{request.number}}', '"><script>', '\uE000', '&amp;'),
    );
    const html = variableNames
      .map((name) => `<p>{{${name}}} <a href="https://x.example/?q={{${name}}}">x</a></p>`)
      .join('');
    fc.assert(
      fc.property(fc.array(text, { minLength: variableNames.length, maxLength: variableNames.length }), (given) => {
        const chosen = Object.fromEntries(variableNames.map((name, at) => [name, given[at]])) as Record<
          VariableName,
          string
        >;
        for (const gaps of ['marked', 'neat'] as const) {
          const filled = fillWords(html, chosen, gaps);
          expect(filled).not.toMatch(/\{\{|\uE000/);
          expect(
            filled.replaceAll(/<\/?(?:p|mark)>|<a href="https:\/\/x\.example\/\?q=[^"<>]*">|<\/a>/g, ''),
          ).not.toMatch(/[<>]/);
        }
      }),
    );
  });

  test('without a value the text stays neat, or takes its fallback', () => {
    const empty = values({ 'customer.firstName': '' });
    expect(fillWords('<p>Hello {{customer.firstName}},</p>', empty, 'neat')).toBe('<p>Hello,</p>');
    expect(fillWords('<p>Hello {{customer.firstName|there}},</p>', empty, 'neat')).toBe('<p>Hello there,</p>');
    expect(fillWords('<p>{{customer.firstName}} called.</p>', empty, 'neat')).toBe('<p>called.</p>');
    expect(fillWords('<p>Hello {{customer.firstName}},</p>', empty, 'marked')).toBe(
      '<p>Hello <mark>customer.firstName</mark>,</p>',
    );
  });

  test('a name half in bold is still the name', () => {
    expect(fillWords('<p>{{request.<strong>number</strong>}}</p>', values(), 'neat')).toBe('<p>104233</p>');
  });
});

describe('modules in texts', () => {
  const kept: Record<string, string> = {
    hello: '<p>Hello {{customer.firstName}},</p>',
    both: '<p>{{module:hello}}</p><p>More.</p>',
  };
  const find = (keyword: string) => kept[keyword] ?? null;

  test('bring their paragraphs where they stand alone, and join a sentence where they do not', () => {
    expect(expandModules('<p>{{module:both}}</p><p>End</p>', find)).toBe(
      '<p>Hello {{customer.firstName}},</p><p>More.</p><p>End</p>',
    );
    expect(expandModules('<p>So: {{module:both}}!</p>', find)).toBe(
      '<p>So: Hello {{customer.firstName}},<br />More.!</p>',
    );
  });

  test('that are gone leave nothing, and a circle that was stored all the same ends', () => {
    expect(expandModules('<p>A {{module:gone|none}}</p>', find)).toBe('<p>A none</p>');
    expect(expandModules('<p>x {{module:a}}</p>', () => '<p>y {{module:a}}</p>')).not.toContain('module:');
  });
});

test('the nearest known name is told only where one is near', () => {
  expect(nearestName('customer.firstname', variableNames)).toBe('customer.firstName');
  expect(nearestName('customr.name', variableNames)).toBe('customer.name');
  expect(nearestName('deadline', variableNames)).toBe('request.deadline');
  expect(nearestName('weather', variableNames)).toBeNull();
});

test('a text is taken in the customer’s language, else the centre’s, else English, else any', () => {
  const texts = { en: 'a', sv: 'b', pl: 'c' };
  expect(chooseText(texts, ['fi', 'sv'])).toEqual({ language: 'sv', html: 'b' });
  expect(chooseText(texts, ['fi', null, 'nl'])).toEqual({ language: 'en', html: 'a' });
  expect(chooseText({ pl: 'c', en: ' ' }, ['fi'])).toEqual({ language: 'pl', html: 'c' });
  expect(chooseText({}, ['fi'])).toBeNull();
});

test('a signature is the writer’s own, else the centre’s, else the desk’s', () => {
  const row = (id: string, person_id: string | null, centre_id: string | null, text: string) => ({
    id,
    person_id,
    centre_id,
    texts: { en: text },
    version: 1,
  });
  const kept = [
    row('1', null, null, '<p>{{desk.name}}</p>'),
    row('2', null, 'c', '<p>{{centre.name}}</p>'),
    row('3', 'p', null, '<p>{{agent.name}}</p>'),
  ];
  const of = (personId: string | null, centreId: string | null) =>
    renderSignature(kept, { personId, centreId }, facts, ['fi'])?.html;
  expect([of('p', 'c'), of('q', 'c'), of('q', 'd')]).toEqual([
    '<p>Anna Agent</p>',
    '<p>Service point</p>',
    '<p>Brightwater</p>',
  ]);
  expect(
    renderSignature(
      [row('4', null, null, '<p>{{customer.organisation}}</p>')],
      { personId: null, centreId: null },
      { ...facts, customer: { name: null, organisation: null } },
      [],
    ),
  ).toBeNull();
});
