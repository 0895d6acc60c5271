import { describe, expect, test } from 'vitest';
import { missingSections, type SectionFields, sectionsOf } from './section-matrix.ts';

const blank: SectionFields = {
  kind: 'undetermined',
  subKind: null,
  channel: null,
  contactId: null,
  callerName: null,
  callerPhone: null,
  callerEmail: null,
  workAddress: null,
  informationGiven: null,
  description: null,
  subject: null,
  categoryId: null,
  commentText: null,
  solution: null,
};
const requirement = (fields: SectionFields, section: string) =>
  sectionsOf(fields).find((state) => state.section === section)?.requirement;

describe('the sections of the form follow the kind (§4.2)', () => {
  test('before the kind is known nothing is required', () => {
    expect(missingSections(blank)).toEqual([]);
  });

  test('an information request needs channel, category and the information given, not the customer', () => {
    expect(missingSections({ ...blank, kind: 'information' })).toEqual([
      'channel',
      'information_given',
      'classification',
    ]);
  });

  test('an action request needs channel, customer, problem, category and solution', () => {
    expect(missingSections({ ...blank, kind: 'action' })).toEqual([
      'channel',
      'customer',
      'problem_description',
      'classification',
      'solution',
    ]);
  });

  test('a comment needs its text and hides all that would follow it up', () => {
    const comment = { ...blank, kind: 'comment' as const, channel: 'phone' };
    expect(missingSections(comment)).toEqual(['comment']);
    expect(missingSections({ ...comment, commentText: 'Thank you' })).toEqual([]);
    expect(requirement(comment, 'classification')).toBe('hidden');
    expect(requirement(comment, 'solution')).toBe('hidden');
  });

  test('a complaint always needs the customer, the problem and the solution, whichever kind carries it', () => {
    const complaint = { ...blank, kind: 'information' as const, subKind: 'complaint' as const, channel: 'phone' };
    expect(missingSections(complaint)).toEqual(['customer', 'problem_description', 'classification', 'solution']);
  });

  test('a name, a number or an address alone says who it is', () => {
    for (const field of ['contactId', 'callerName', 'callerPhone', 'callerEmail', 'workAddress'] as const) {
      expect(missingSections({ ...blank, kind: 'action', [field]: 'x' }), field).not.toContain('customer');
    }
  });
});
