import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { ok } from '#test/done-by.ts';
import { forgetDrafts } from './forget-drafts.ts';

let desk: TestDesk;
let bo: Caller;
let cia: Caller;
let request: { id: string; number: number };

beforeAll(async () => {
  desk = await aDesk();
  bo = await desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  cia = await desk.aPerson({ name: 'Cia Dal', roles: ['agent'] });
});
afterAll(() => desk.end());
beforeEach(async () => {
  const { start } = desk;
  request = await bo.done('POST', '/requests', {
    subject: 'A lift',
    categoryId: start.categoryId,
    callerEmail: 'anna@customer.example',
  });
});

const path = (rest = '') => `/requests/${request.id}/draft${rest}`;
const reply = (html: string, more = {}) => ({ mode: 'reply', entries: { reply: { html } }, ...more });
const save = (who: Caller, body: object) => who.call('PUT', path(), body);
const mine = async (who: Caller) => (await who.call('GET', path())).body;
const upload = (who: Caller, filename = 'list.txt') =>
  who.done('POST', `/files?filename=${filename}`, 'a list', { 'content-type': 'text/plain' });

describe('what somebody is writing', () => {
  test('is kept on the server, tidied, each kind with a text of its own, and found on another machine', async () => {
    const file = await upload(bo);
    const saved = await save(bo, {
      mode: 'note',
      entries: {
        reply: { html: '<p onclick="x()">Hello <b>Anna</b></p>', attachmentIds: [file.id] },
        note: { html: '<p>for us only</p>' },
        call_note: { html: '<p> </p>' },
      },
      cc: ['carl@customer.example'],
      sinceCount: 0,
    });
    expect(saved).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await mine(bo)).draft).toEqual({
      mode: 'note',
      entries: {
        reply: {
          html: '<p>Hello <strong>Anna</strong></p>',
          files: [{ id: file.id, filename: 'list.txt', mime: 'text/plain', size: 6 }],
        },
        note: { html: '<p>for us only</p>', files: [] },
      },
      to: null,
      cc: ['carl@customer.example'],
      bcc: null,
      afterwards: 'stay',
      sinceCount: 0,
      version: 1,
      updatedAt: expect.any(String),
    });
    // Nobody else sees it, and nothing of it is in the log or on the request.
    expect(await mine(cia)).toEqual({ draft: null, handed: [] });
    const { rows } = await desk.runtime.pool.query("select from change_log where entity like '%draft%'");
    expect(rows).toHaveLength(0);
    expect((await bo.call('GET', `/requests/${request.id}`)).body).toMatchObject({ version: 1, messageCount: 0 });
  });

  test('written on two machines is not overwritten unseen', async () => {
    await ok(save(bo, reply('<p>one</p>')));
    const other = await save(bo, reply('<p>two</p>'));
    expect(other).toMatchObject({ status: 409, body: { code: 'draft_changed', facts: { version: 1 } } });
    expect((await save(bo, reply('<p>two</p>', { version: 1 }))).body.version).toBe(2);
    const race = await Promise.all([1, 2, 3].map((n) => save(bo, reply(`<p>${n}</p>`, { version: 2 }))));
    expect(race.map((one) => one.status).sort()).toEqual([200, 409, 409]);
  });

  test('stands in the list of what is unsent, newest first, and leaves it when it is empty, thrown away or old', async () => {
    await ok(save(bo, reply('<p>Hello <em>you</em></p>')));
    const list = async () =>
      (await bo.call('GET', '/drafts')).body.rows.filter((one: { requestId: string }) => one.requestId === request.id);
    expect(await list()).toMatchObject([
      { number: request.number, subject: 'A lift', mode: 'reply', text: 'Hello you', from: null },
    ]);
    expect((await save(bo, reply('', { version: 1 }))).body.version).toBeNull();
    expect(await list()).toEqual([]);
    await ok(save(bo, reply('<p>again</p>')));
    await bo.done('DELETE', path());
    expect(await list()).toEqual([]);
    await ok(save(bo, reply('<p>and again</p>')));
    desk.clock.advance(14 * 24 * 3600_000);
    await forgetDrafts(desk.runtime);
    expect(await list()).toHaveLength(1);
    desk.clock.advance(2 * 24 * 3600_000);
    await forgetDrafts(desk.runtime);
    expect(await list()).toEqual([]);
  });

  test('is no draft any more once it is said, and the texts of other kinds stay', async () => {
    await ok(
      save(bo, {
        ...reply('<p>Hello</p>', { afterwards: 'solve' }),
        entries: { reply: { html: '<p>Hello</p>' }, note: { html: '<p>us</p>' } },
      }),
    );
    expect((await bo.call('POST', `/requests/${request.id}/replies`, { html: '<p>Hello</p>' })).status).toBe(201);
    expect((await mine(bo)).draft).toMatchObject({
      entries: { note: { html: '<p>us</p>' } },
      afterwards: 'stay',
      version: 2,
    });
    await bo.done('POST', `/requests/${request.id}/notes`, { html: '<p>us</p>' });
    expect((await mine(bo)).draft).toBeNull();
    // A save that was under way while it was sent does not bring it back.
    expect((await save(bo, reply('<p>Hello</p>', { version: 1 }))).body.code).toBe('draft_changed');
  });

  test('on a request one cannot see is not kept', async () => {
    const stranger = await desk.aPerson({ roles: ['agent'], categoryIds: [], centreIds: [] });
    expect((await save(stranger, reply('<p>x</p>'))).status).toBe(404);
    expect((await stranger.call('GET', path())).status).toBe(404);
  });
});

describe('a draft handed over', () => {
  test('goes to the colleague with its files, beside their own, and stands in the history', async () => {
    const file = await upload(bo);
    await ok(
      save(bo, {
        ...reply('<p>We come.</p>'),
        entries: { reply: { html: '<p>We come.</p>', attachmentIds: [file.id] } },
      }),
    );
    const done = await bo.call('POST', path('/handover'), { personId: cia.id, note: 'Please check the price' });
    expect(done.status).toBe(200);
    expect(await mine(bo)).toEqual({ draft: null, handed: [] });
    const { handed } = await mine(cia);
    expect(handed).toMatchObject([
      {
        id: done.body.id,
        from: { name: 'Bo Ek' },
        note: 'Please check the price',
        entries: { reply: { html: '<p>We come.</p>', files: [{ id: file.id }] } },
      },
    ]);
    const facts = async () =>
      (await cia.call('GET', `/requests/${request.id}/timeline`)).body.entries.map(
        (one: { event: string }) => one.event,
      );
    expect(await facts()).toContain('draft.handed_over');
    expect((await cia.call('GET', '/drafts')).body.rows[0]).toMatchObject({
      number: request.number,
      from: { name: 'Bo Ek' },
    });

    await ok(save(cia, reply('<p>Mine.</p>')));
    const taken = await cia.call('POST', path('/takeover'), { handedId: done.body.id, own: 'append' });
    expect(taken.body).toMatchObject({
      version: 2,
      entries: { reply: { html: '<p>Mine.</p><p>We come.</p>', files: [{ id: file.id }] } },
    });
    expect((await mine(cia)).handed).toEqual([]);
    expect(await facts()).toContain('draft.taken_over');
    // The file is hers now, so that she can send it.
    const sent = await cia.call('POST', `/requests/${request.id}/replies`, {
      html: '<p>We come.</p>',
      attachmentIds: [file.id],
    });
    expect(sent.status).toBe(201);
  });

  test('can take the place of an own one', async () => {
    await ok(save(bo, reply('<p>We come.</p>')));
    const { body } = await bo.call('POST', path('/handover'), { personId: cia.id });
    await ok(save(cia, reply('<p>Mine.</p>')));
    const taken = await cia.call('POST', path('/takeover'), { handedId: body.id, own: 'replace' });
    expect(taken.body.entries.reply.html).toBe('<p>We come.</p>');
    expect((await cia.call('POST', path('/takeover'), { handedId: body.id, own: 'replace' })).status).toBe(404);
  });

  test('only goes to somebody who can see the request and write there', async () => {
    await ok(save(bo, reply('<p>We come.</p>')));
    const stranger = await desk.aPerson({ roles: ['agent'], categoryIds: [], centreIds: [] });
    const auditor = await desk.aPerson({ roles: ['auditor'] });
    const caller = await desk.aPerson({ roles: ['call_taker'] });
    for (const person of [stranger, auditor, caller, bo]) {
      expect((await bo.call('POST', path('/handover'), { personId: person.id })).body.code).toBe('colleague_cannot');
    }
    expect((await mine(bo)).draft).not.toBeNull();
    expect((await cia.call('POST', path('/handover'), { personId: bo.id })).status).toBe(404);
  });
});
