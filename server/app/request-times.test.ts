import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let agent: Caller;
beforeAll(async () => {
  desk = await aDesk({ zone: 'Europe/Stockholm' });
  agent = await desk.aPerson({ name: 'Anna Agent', roles: ['agent', 'supervisor'] });
});
afterAll(() => desk.end());

const aRequest = (at: string, body: object = {}) => {
  desk.clock.set(at);
  return desk.aJob({ callerEmail: 'bo@example.com', takeIt: true, ...body }, agent);
};
const read = async (id: string) => (await agent.call('GET', `/requests/${id}`)).body;
const put = (id: string, what: string, body: object = {}) => agent.done('PUT', `/requests/${id}/${what}`, body);
const resume = (id: string) => agent.done('DELETE', `/requests/${id}/postponement`);
const iso = (text: string) => new Date(text).toISOString();

describe('the time a request takes', () => {
  test('is told in the queue, with us and outside, by opening hours and by the clock, closed and opened again', async () => {
    const request = await aRequest('2026-02-06T15:00:00+01:00', { takeIt: false });
    desk.clock.set('2026-02-06T16:00:00+01:00');
    await put(request.id, 'start');
    desk.clock.set('2026-02-09T09:00:00+01:00');
    await agent.done('POST', `/requests/${request.id}/notes`, { text: 'No answer to anybody' });
    expect((await read(request.id)).times).toMatchObject({ reply: null, close: null, running: 'internal' });
    await agent.done('POST', `/requests/${request.id}/replies`, { text: 'Which tap?', afterwards: 'ask' });
    const hour = 3600;
    expect((await read(request.id)).times).toMatchObject({
      reply: { business: 3 * hour, real: 66 * hour },
      queue: { business: hour, real: hour },
      internal: { business: 2 * hour, real: 65 * hour },
      running: 'external',
    });
    desk.clock.set('2026-02-09T11:00:00+01:00');
    await resume(request.id);
    desk.clock.set('2026-02-09T12:00:00+01:00');
    await put(request.id, 'closure', { solution: 'A new washer' });
    desk.clock.set('2026-02-11T12:00:00+01:00');
    const closed = (await read(request.id)).times;
    expect(closed).toMatchObject({
      close: { business: 6 * hour, real: 69 * hour },
      external: { business: 2 * hour, real: 2 * hour },
      internal: { business: 3 * hour },
      running: 'none',
    });
    await agent.done('DELETE', `/requests/${request.id}/closure`);
    desk.clock.set('2026-02-11T13:00:00+01:00');
    const again = (await read(request.id)).times;
    expect(again).toMatchObject({
      close: null,
      open: { business: 7 * hour, real: 70 * hour },
      internal: { business: 4 * hour },
    });
    const { rows } = (await agent.call('GET', '/requests?with=times&limit=100')).body;
    expect(rows.find((one: { id: string }) => one.id === request.id).times).toEqual(again);
  });

  test('what Next hands out has waited in the queue until then, whatever happens to it later', async () => {
    const puller = await desk.aPerson({ name: 'Pia Puller', roles: ['agent'] });
    await puller.done('PUT', '/presence', { state: 'available' });
    await desk.runtime.pool.query("update request set phase = 'closed' where phase = 'registered'");
    const request = await aRequest('2026-02-02T10:00:00+01:00', { takeIt: false });
    desk.clock.set('2026-02-02T10:20:00+01:00');
    const next = (await puller.done('POST', '/queue/next')).request;
    expect([next.id, next.times.queue.business, next.times.running]).toEqual([request.id, 1200, 'internal']);
    desk.clock.set('2026-02-02T10:50:00+01:00');
    await puller.done('PUT', `/requests/${request.id}/postponement`, { until: iso('2026-02-03T10:00:00+01:00') });
    expect((await read(request.id)).times).toMatchObject({ queue: { business: 1200 }, internal: { business: 1800 } });
  });

  test('whose time a status is, administrators decide', async () => {
    const statuses = (await desk.admin.call('GET', '/statuses')).body.rows;
    const postponed = statuses.find((one: { phase: string }) => one.phase === 'postponed');
    expect(postponed.trackTimeAs).toBe('internal');
    const changed = await desk.admin.call('PATCH', `/statuses/${postponed.id}`, { trackTimeAs: 'external' });
    expect(changed.body.trackTimeAs).toBe('external');
    const request = await aRequest('2026-02-02T10:00:00+01:00');
    await put(request.id, 'postponement', { until: iso('2026-02-03T10:00:00+01:00') });
    desk.clock.set('2026-02-02T11:00:00+01:00');
    expect((await read(request.id)).times).toMatchObject({ external: { business: 3600 }, internal: { business: 0 } });
  });
});
