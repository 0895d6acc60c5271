import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { aSession } from '#test/a-sign-in.ts';
import { ok } from '#test/done-by.ts';
import { aListener } from './a-listener.ts';
import { forgetSilentViewers } from './forget-silent-viewers.ts';

let desk: TestDesk;
let bo: Caller;
let cia: Caller;
let renamed: Caller;
let id: string;
beforeAll(async () => {
  desk = await aDesk();
  bo = await desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  cia = await desk.aPerson({ name: 'Cia Dal', roles: ['agent'] });
  renamed = await desk.aPerson({ roles: ['agent'] });
});
afterAll(() => desk.end());
beforeEach(async () => {
  const { body } = await bo.call('POST', '/requests', { subject: 'Seen by two', categoryId: desk.start.categoryId });
  id = body.id;
});

const view = (who: Caller, state: string, tabId: string, of = id) =>
  who.call('PUT', `/requests/${of}/viewing`, { tabId, state });
const names = (answer: { body: { others: { person: { name: string }; state: string }[] } }) =>
  answer.body.others.map((one) => `${one.person.name} ${one.state}`);

test('who says they are there hears who else is, and not themselves', async () => {
  await ok(view(bo, 'viewing', randomUUID()));
  expect(names(await view(cia, 'viewing', randomUUID()))).toEqual(['Bo Ek viewing']);
  expect(names(await view(bo, 'writing_note', randomUUID()))).toEqual(['Cia Dal viewing']);
});

test('of several windows of one person the busiest counts, and leaving one leaves the others', async () => {
  const [first, second] = [randomUUID(), randomUUID()];
  await ok(view(bo, 'viewing', first));
  await ok(view(bo, 'writing_reply', second));
  expect(names(await view(cia, 'viewing', randomUUID()))).toEqual(['Bo Ek writing_reply']);
  await ok(view(bo, 'away', second));
  expect(names(await view(cia, 'viewing', randomUUID()))).toEqual(['Bo Ek viewing']);
  await ok(view(bo, 'away', first));
  expect(names(await view(cia, 'viewing', randomUUID()))).toEqual([]);
});

test('after forty seconds of silence somebody is gone, and those who see the request are told', async () => {
  const hears = await aListener(desk.url, cia.key);
  await ok(view(bo, 'viewing', randomUUID()));
  await hears.until((heard) => heard.presence.some((one) => one.requestId === id && one.state === 'viewing'));
  desk.clock.advance(41_000);
  expect(names(await view(cia, 'viewing', randomUUID()))).toEqual([]);
  await forgetSilentViewers(desk.runtime);
  await hears.until((heard) => heard.presence.some((one) => one.person.id === bo.id && one.state === null));
  hears.stop();
});

test('beginning to write is heard by a colleague within a second, and only by who may see the request', async () => {
  const closed = await desk.admin.done('POST', '/categories', {
    name: `Members ${randomUUID()}`,
    centreId: desk.start.centreId,
    membersOnly: true,
    parentId: null,
    memberIds: [bo.id],
  });
  await desk.admin.done('PUT', `/requests/${id}/category`, { categoryId: closed.id });
  const taker = await desk.aPerson({ roles: ['call_taker'], categoryIds: [] });
  const [his, theirs] = await Promise.all([aListener(desk.url, desk.admin.key), aListener(desk.url, taker.key)]);
  const began = performance.now();
  await ok(view(bo, 'writing_reply', randomUUID()));
  await his.until((heard) => heard.presence.some((one) => one.requestId === id && one.state === 'writing_reply'));
  expect(performance.now() - began).toBeLessThan(1000);
  // Of something they may see they would have heard by now.
  const open = await bo.done('POST', '/requests', { subject: 'Open', categoryId: desk.start.categoryId });
  await ok(view(bo, 'viewing', randomUUID(), open.id));
  await theirs.until((heard) => heard.presence.some((one) => one.requestId === open.id));
  expect(JSON.stringify(theirs.heard)).not.toContain(id);
  expect((await view(taker, 'viewing', randomUUID())).status).toBe(404);
  his.stop();
  theirs.stop();
});

test('a beat that brings nothing new is told to nobody', async () => {
  const hears = await aListener(desk.url, cia.key);
  const tab = randomUUID();
  await ok(view(bo, 'viewing', tab));
  await ok(view(bo, 'viewing', tab));
  await ok(view(bo, 'writing_note', tab));
  await hears.until((heard) => heard.presence.some((one) => one.state === 'writing_note'));
  expect(hears.heard.presence.filter((one) => one.requestId === id).map((one) => one.state)).toEqual([
    'viewing',
    'writing_note',
  ]);
  hears.stop();
});

test('a change of a members-only request names it to its members alone; others hear that something changed elsewhere', async () => {
  const closed = await desk.admin.done('POST', '/categories', {
    name: `Secret ${randomUUID()}`,
    centreId: desk.start.centreId,
    membersOnly: true,
    parentId: null,
  });
  const taker = await desk.aPerson({ roles: ['call_taker'], categoryIds: [] });
  const [his, theirs] = await Promise.all([aListener(desk.url, desk.admin.key), aListener(desk.url, taker.key)]);
  const { body } = await desk.admin.call('POST', '/requests', { subject: 'Secret', categoryId: closed.id });
  await his.until((heard) => heard.changes.some((one) => one.requests?.includes(body.id)));
  await theirs.until((heard) => heard.changes.some((one) => one.elsewhere === true), 8000);
  expect(JSON.stringify(theirs.heard)).not.toContain(body.id);
  his.stop();
  theirs.stop();
});

test('a session that has ended hears nothing more', async () => {
  const leaving = await desk.aPerson({ roles: ['agent'] });
  const hears = await aListener(desk.url, leaving.key);
  await desk.admin.done('PATCH', `/people/${leaving.id}`, { active: false });
  await hears.ended;
});

const emailOf = async (who: Caller) => (await who.call('GET', '/me')).body.person.email as string;
/** The whole desk is spoken to: whoever still hears has heard it. */
const allHear = async (...listeners: Awaited<ReturnType<typeof aListener>>[]) => {
  const before = listeners.map((one) => one.heard.changes.length);
  await desk.admin.done('PATCH', `/people/${renamed.id}`, { name: `Name ${randomUUID()}` });
  for (const [at, one] of listeners.entries()) {
    await one.until(({ changes }) => changes.slice(before[at]).some(({ topics }) => topics?.includes('person')));
  }
};
const soon = { timeout: 2000, interval: 20 };
const goesOn = (one: Awaited<ReturnType<typeof aListener>>) =>
  Promise.race([one.ended.then(() => 'ended'), new Promise((resolve) => setTimeout(resolve, 5, 'goes on'))]);

test('a session that is ended from elsewhere falls silent at once; another of the same person goes on', async () => {
  const leaving = await desk.aPerson({ roles: ['agent'] });
  const email = await emailOf(leaving);
  const [here, there, out] = [await aSession(desk, email), await aSession(desk, email), await aSession(desk, email)];
  const hears = { here: await aListener(desk.url, here), there: await aListener(desk.url, there) };
  const hearsOut = await aListener(desk.url, out);
  const byKey = await aListener(desk.url, leaving.key);
  await out.done('POST', '/sign-out', {});
  await expect.poll(() => goesOn(hearsOut), soon).toBe('ended');
  await here.done('POST', '/me/sessions/end-others', {});
  await expect.poll(() => goesOn(hears.there), soon).toBe('ended');
  const { rows } = (await leaving.call('GET', '/api-keys')).body;
  await desk.admin.done('DELETE', `/api-keys/${rows[0].id}`);
  await expect.poll(() => goesOn(byKey), soon).toBe('ended');
  await allHear(hears.here);
  hears.here.stop();
});

test('who has to set up a second factor first is cut off alone; everybody else hears on', async () => {
  const lead = await desk.aPerson({ roles: ['auditor'] });
  // Made at the present moment by the database; the desk's clock stands in February.
  await desk.runtime.pool.query('update person set created_at = $2 where id = $1', [lead.id, desk.clock.now()]);
  // The one in trouble was there first: those behind must be asked for all the same.
  const theirs = await aListener(desk.url, await aSession(desk, await emailOf(lead)));
  const his = await aListener(desk.url, cia.key);
  const rules = { graceDays: 0, idleHours: 8, sessionDays: 30, securityLogDays: 400 };
  await desk.admin.done('PUT', '/settings/sign-in', { ...rules, secondFactorRoles: ['auditor'] });
  await expect.poll(() => goesOn(theirs), soon).toBe('ended');
  await allHear(his);
  await desk.admin.done('PUT', '/settings/sign-in', { ...rules, secondFactorRoles: [] });
  his.stop();
});

test('a tab left open keeps no session alive: neither its stream nor what it asks for by itself counts as use', async () => {
  const away = await desk.aPerson({ roles: ['agent'] });
  const jar = await aSession(desk, await emailOf(away));
  const hears = await aListener(desk.url, jar);
  desk.clock.advance(7 * 3_600_000);
  await allHear(hears);
  const byItself = { 'x-linja-active': '0' };
  expect((await jar.call('GET', '/requests', undefined, byItself)).status).toBe(200);
  (await aListener(desk.url, jar)).stop();
  desk.clock.advance(2 * 3_600_000);
  await desk.admin.done('PATCH', `/people/${renamed.id}`, { name: `Name ${randomUUID()}` });
  await expect.poll(() => goesOn(hears), soon).toBe('ended');
  expect((await jar.call('GET', '/me')).status).toBe(401);
});

test('the list of who is where names only requests one may see', async () => {
  await ok(view(bo, 'viewing', randomUUID()));
  const seen = (await cia.call('GET', '/viewers')).body.rows;
  expect(seen).toContainEqual({ requestId: id, person: { id: bo.id, name: 'Bo Ek' }, state: 'viewing' });
  const apart = await desk.aPerson({ roles: ['agent'], categoryIds: [], centreIds: [] });
  expect((await apart.call('GET', '/viewers')).body.rows).toEqual([]);
});

test('only colleagues who may see the request are offered for a mention', async () => {
  await desk.aPerson({ name: 'Bodil Utan', roles: ['agent'], categoryIds: [], centreIds: [] });
  const offered = (await cia.call('GET', `/requests/${id}/mentionable?q=bo`)).body.rows;
  expect(offered.map((one: { name: string }) => one.name)).toEqual(['Bo Ek']);
  const byLastName = (await bo.call('GET', `/requests/${id}/mentionable?q=dal`)).body.rows;
  expect(byLastName.map((one: { name: string }) => one.name)).toEqual(['Cia Dal']);
});

test('a note that mentions somebody who may not see the request is refused with their name, and nothing is written', async () => {
  const apart = await desk.aPerson({ name: 'Utan Insyn', roles: ['agent'], categoryIds: [], centreIds: [] });
  const refused = await bo.call('POST', `/requests/${id}/notes`, {
    text: '@Utan Insyn look',
    mentions: [cia.id, apart.id],
  });
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ code: 'cannot_see_it', facts: { people: [{ name: 'Utan Insyn' }] } });
  expect((await bo.call('GET', `/requests/${id}`)).body.messageCount).toBe(0);
  const taken = await bo.call('POST', `/requests/${id}/notes`, { text: '@Cia Dal look', mentions: [cia.id] });
  expect(taken.status).toBe(201);
  const { entries } = (await bo.call('GET', `/requests/${id}/timeline`)).body;
  expect(entries.find((one: { kind?: string }) => one.kind === 'note').mentions).toEqual([
    { id: cia.id, name: 'Cia Dal' },
  ]);
});
