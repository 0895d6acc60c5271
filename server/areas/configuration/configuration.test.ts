import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConfigurationFile } from '#contract/configuration.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { notConfiguration, parts } from './configured-parts.ts';

let desk: TestDesk;
let other: TestDesk;
beforeAll(async () => {
  [desk, other] = await Promise.all([aDesk(), aDesk()]);
});
afterAll(() => Promise.all([desk.end(), other.end()]));

const read = async (from: TestDesk): Promise<ConfigurationFile> =>
  (await from.admin.call('GET', '/configuration')).body;
const compare = (to: TestDesk, file: unknown) => to.admin.call('POST', '/configuration/comparison', file);
async function take(to: TestDesk, file: ConfigurationFile) {
  const { body } = await compare(to, file);
  return to.admin.call('PUT', '/configuration', { file, digest: body.digest });
}
const changed = (comparison: { parts: { added: number; changed: number }[] }) =>
  comparison.parts.filter((one) => one.added + one.changed > 0);

test('every table of settings is in the file, or is left out for a reason', async () => {
  const { rows } = await desk.asOwner(
    `select distinct c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where t.tgfoid = 'advance_settings_clock'::regproc`,
  );
  const known = [...parts.map((part) => part.table), ...Object.keys(notConfiguration)];
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.map((row: { name: string }) => row.name).filter((name: string) => !known.includes(name))).toEqual([]);
});

test('what was read changes nothing when it is taken in again, and holds no secret', async () => {
  await desk.admin.done('PUT', '/mail-relay', { host: '127.0.0.1', port: 2525, password: 'a-secret-word' });
  const file = await read(desk);
  expect(JSON.stringify(file)).not.toContain('a-secret-word');
  expect(file.parts.category?.length).toBeGreaterThan(0);
  const { status, body } = await compare(desk, file);
  expect(status).toBe(200);
  expect(changed(body)).toEqual([]);
  expect((await take(desk, file)).status).toBe(200);
});

test('a configuration is taken into another desk: rows of the same name are the same, people are found by address', async () => {
  const { admin, start } = desk;
  const member = await desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  const there = await other.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  for (const [one, who] of [
    [desk, member],
    [other, there],
  ] as const)
    await one.asOwner(`update person set email = 'bo@desk.example' where id = '${who.id}'`);
  const centre = (await admin.call('GET', '/centres')).body.rows[0];
  const parent = await admin.done('POST', '/categories', { name: 'Housing', centreId: centre.id, parentId: null });
  const child = await admin.done('POST', '/categories', {
    name: 'Repairs',
    centreId: centre.id,
    parentId: parent.id,
    membersOnly: true,
    memberIds: [member.id],
  });
  await admin.done('POST', '/rules', {
    name: 'Taps',
    conditions: [{ on: 'words', in: 'both', anyOf: ['tap*'] }],
    categoryId: child.id,
  });
  await admin.done('POST', '/macros', {
    name: 'To repairs',
    steps: [{ do: 'set_category', categoryId: child.id }],
  });
  await admin.done('POST', '/text-modules', { keyword: 'hi', name: 'Hi', texts: { en: '<p>Hi</p>' } });
  const file = await read(desk);
  // A row that hangs on another of ours by name, with a new default among them.
  for (const priority of file.parts.priority ?? []) priority.is_default = priority.name === 'Low';
  for (const text of file.parts.text_module ?? []) text.texts = { en: '<p>Hi<script>alert(1)</script></p>' };

  const seen = (await compare(other, file)).body;
  expect(seen.differences).toContainEqual(
    expect.objectContaining({ part: 'category', name: 'Housing/Repairs', kind: 'added' }),
  );
  const taken = await take(other, file);
  expect(taken.status).toBe(200);

  const categories = (await other.admin.call('GET', '/categories')).body.rows;
  const repairs = categories.find((one: { path: string }) => one.path === 'Housing/Repairs');
  expect(repairs).toMatchObject({ membersOnly: true, centre: { id: other.start.centreId } });
  expect(other.start.centreId).not.toBe(start.centreId);
  const rules = (await other.admin.call('GET', '/rules')).body.rows;
  expect(rules).toContainEqual(
    expect.objectContaining({ name: 'Taps', category: expect.objectContaining({ id: repairs.id }) }),
  );
  const priorities = (await other.admin.call('GET', '/priorities')).body.rows;
  expect(
    priorities.filter((one: { isDefault: boolean }) => one.isDefault).map((one: { name: string }) => one.name),
  ).toEqual(['Low']);
  const again = await read(other);
  expect(JSON.stringify(again.parts.text_module)).not.toContain('script');
  expect(again.parts.category_member).toContainEqual({
    category_id: repairs.id,
    person_id: 'mailto:bo@desk.example',
    position: 1,
    weight: 1,
  });
  expect(again.parts.macro?.[0]?.steps).toEqual([{ do: 'set_category', categoryId: repairs.id }]);
  // Each change is in the log, with who made it.
  const log = (await other.admin.call('GET', '/changes?entity=category')).body;
  expect(JSON.stringify(log)).toContain('Housing/Repairs');
  // The second time there is nothing left to change.
  file.parts.text_module = again.parts.text_module ?? [];
  expect(changed((await compare(other, file)).body)).toEqual([]);
});

test('an API key brings no single sign-on along: whose provider it is may come in as anybody', async () => {
  const before = await read(other);
  const value = {
    enabled: true,
    issuer: 'https://id.example',
    clientId: 'x',
    scopes: 'openid',
    label: '',
    domains: [],
  };
  const rest = { groupClaim: '', roleOfGroup: [], createPeople: false, allowPrivate: false, passwordFor: 'everybody' };
  const row = { key: 'single_sign_on', value: { ...value, ...rest } };
  const refused = await take(other, { ...before, parts: { setting: [row] } });
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
  expect(await read(other)).toEqual({ ...before, madeAt: expect.any(String) });
});

test('what does not fit is refused whole and says where', async () => {
  const before = await read(other);
  const refused = async (part: string, row: object) => {
    const { status, body } = await compare(other, { ...before, parts: { [part]: [row] } });
    return `${status} ${body.code} ${body.facts?.part}`;
  };
  const id = '0198a000-0000-7000-8000-000000000001';
  expect(await refused('person', { id })).toBe('400 configuration_unfit person');
  expect(await refused('centre', { id, colour: 'red' })).toBe('400 configuration_unfit centre');
  expect(await refused('centre', { name: 'No id' })).toBe('400 configuration_unfit centre');
  expect(await refused('setting', { key: 'sign_in_secret', value: 'mine' })).toBe('400 configuration_unfit setting');
  expect(await refused('macro', { id, name: 'M', steps: [{ do: 'format_disk' }] })).toBe(
    '400 configuration_unfit macro',
  );
  expect(
    await refused('rule', { id, name: 'R', rank: 1, conditions: [{ on: 'pattern', in: 'both', pattern: '(' }] }),
  ).toBe('400 configuration_unfit rule');
  expect(await refused('calendar_version', { id, rules: { zone: 'Nowhere' } })).toBe(
    '400 configuration_unfit calendar_version',
  );
  const orphan = {
    id,
    name: 'Lost',
    path: 'Elsewhere/Lost',
    centre_id: other.start.centreId,
    parent_id: null,
    members_only: false,
    active: true,
  };
  const file = { ...before, parts: { rule: [], category: [orphan] } } as ConfigurationFile;
  const taken = await take(other, file);
  expect([taken.status, taken.body.code]).toEqual([400, 'configuration_unfit']);
  const unknown = { ...orphan, path: 'Lost', centre_id: id };
  expect((await take(other, { ...before, parts: { category: [unknown] } } as ConfigurationFile)).body.code).toBe(
    'configuration_unfit',
  );
  expect(await read(other)).toMatchObject({ parts: before.parts });
});

test('an import is refused when the settings changed since they were compared, and to who may not edit settings', async () => {
  const file = await read(desk);
  for (const priority of file.parts.priority ?? []) if (priority.name === 'Low') priority.budget_minutes = 999;
  const { digest } = (await compare(desk, file)).body;
  const low = (await desk.admin.call('GET', '/priorities')).body.rows.find(
    (one: { name: string }) => one.name === 'Low',
  );
  const edited = await desk.admin.call('PATCH', `/priorities/${low.id}`, {
    budgetMinutes: 998,
    name: 'Lowest',
    version: low.version,
  });
  expect(edited.status).toBe(200);
  const refused = await desk.admin.call('PUT', '/configuration', { file, digest });
  expect([refused.status, refused.body.code]).toEqual([409, 'configuration_changed']);
  const agent = await desk.aPerson({ roles: ['agent', 'supervisor'] });
  expect((await agent.call('GET', '/configuration')).status).toBe(403);
  expect((await agent.call('PUT', '/configuration', { file, digest })).status).toBe(403);
});
