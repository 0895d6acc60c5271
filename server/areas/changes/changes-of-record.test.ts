import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

type Change = {
  entity: string;
  field: string;
  operation: string;
  oldDisplay: string | null;
  newDisplay: string | null;
};

const changesOf = async (id: string): Promise<Change[]> =>
  (await desk.admin.call('GET', `/changes?entityId=${id}&limit=100`)).body.rows;

test("a customer's changes include those of the numbers and addresses", async () => {
  const { body } = await desk.admin.call('POST', '/customers', {
    name: 'Eva',
    phones: ['601 234 567'],
    emails: ['eva@a.example'],
  });
  await desk.admin.call('PATCH', `/customers/${body.id}`, { phones: ['602 345 678'], emails: ['eva@b.example'] });
  const rows = await changesOf(body.id);
  const said = rows.map((row) => [row.entity, row.field, row.oldDisplay, row.newDisplay].join(' '));
  expect(said).toContain('contact_phone number 601 234 567 ');
  expect(said).toContain('contact_phone number  602 345 678');
  expect(said).toContain('contact_email address  eva@b.example');
});

test("a category's changes include who came and went", async () => {
  const agent = await desk.aPerson({ name: 'Carl', roles: ['agent'], categoryIds: [] });
  await desk.admin.call('PATCH', `/categories/${desk.start.categoryId}`, { memberIds: [desk.admin.id, agent.id] });
  await desk.admin.call('PATCH', `/categories/${desk.start.categoryId}`, { memberIds: [desk.admin.id] });
  const members = (await changesOf(desk.start.categoryId)).filter(
    (row) => row.entity === 'category_member' && row.field === 'person_id',
  );
  expect(members.slice(0, 2)).toMatchObject([
    { operation: 'delete', oldDisplay: 'Carl', newDisplay: null },
    { operation: 'insert', oldDisplay: null, newDisplay: 'Carl' },
  ]);
});
