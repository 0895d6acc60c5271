import { expect, test } from 'vitest';
import { beginFrom, customerBody, customerDraft } from './customer-draft.ts';

test('lines left empty are not sent, and an emptied field is sent as nothing', () => {
  const body = customerBody({ ...customerDraft(undefined), name: ' Anna ', phones: ['', '08-123 45 67 '], notes: ' ' });
  expect(body).toMatchObject({ name: 'Anna', phones: ['08-123 45 67'], emails: [], notes: null });
});

test('an organisation goes by its name; without one the link is taken away', () => {
  const draft = customerDraft(undefined);
  expect(customerBody({ ...draft, organisationName: 'Acme' })).toMatchObject({ organisationName: 'Acme' });
  expect(customerBody(draft)).toMatchObject({ organisationId: null });
  expect(customerBody(draft)).not.toHaveProperty('organisationName');
});

test.each([
  ['anna@example.org', { emails: ['anna@example.org'] }],
  ['+46 8 123 45 67', { phones: ['+46 8 123 45 67'] }],
  ['(08) 123 45', { phones: ['(08) 123 45'] }],
  ['Anna Berg', { name: 'Anna Berg' }],
  ['  ', {}],
])('searching for "%s" and finding nobody begins a new customer with it', (words, begin) => {
  expect(beginFrom(words)).toEqual(begin);
});
