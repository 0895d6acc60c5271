import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { plainFilename, plainType } from './receive-file.ts';
import { sweepUploads } from './sweep-uploads.ts';

let desk: TestDesk;
let bo: Caller;
let requestId: string;

beforeAll(async () => {
  desk = await aDesk();
  bo = await desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  const { body } = await bo.call('POST', '/requests', { subject: 'A lift', callerEmail: 'anna@customer.example' });
  requestId = body.id;
});
afterAll(() => desk.end());

const hand = (content: string | Buffer, type = 'text/plain', name = 'a.txt', who = bo) =>
  who.call('POST', `/files?filename=${encodeURIComponent(name)}`, content, { 'content-type': type });
const files = async () => (await desk.runtime.pool.query('select count(*)::int as count from file')).rows[0].count;
const fetched = (path: string, who: Caller) =>
  fetch(`${desk.url}/api/v1${path}`, { headers: { authorization: `Bearer ${who.key}` } });

describe('a file handed in', () => {
  test('of any type is kept, the bytes once per content, for its owner alone', async () => {
    const before = await files();
    const one = await hand('{"a": 1}', 'application/json', 'data.json');
    expect(one).toMatchObject({ status: 201, body: { filename: 'data.json', mime: 'application/json', size: 8 } });
    const two = await hand('{"a": 1}', 'text/html; charset=utf-8', '../../page.html');
    expect(two.body).toMatchObject({ filename: 'page.html', mime: 'text/html' });
    expect(await files()).toBe(before + 1);
    const answer = await fetched(`/uploads/${two.body.id}`, bo);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toBe('{"a": 1}');
    expect((await fetched(`/uploads/${two.body.id}`, desk.admin)).status).toBe(404);
    const picture = await hand(Buffer.from('GIF89a'), 'image/gif', 'p.gif');
    const shown = await fetched(`/uploads/${picture.body.id}`, bo);
    expect(shown.headers.get('content-type')).toBe('image/gif');
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    // The browser asks each time: who comes after at it gets none of what was shown before.
    expect(shown.headers.get('cache-control')).toBe('private, no-cache');
    const again = (who: Caller) =>
      fetch(`${desk.url}/api/v1/uploads/${picture.body.id}`, {
        headers: { authorization: `Bearer ${who.key}`, 'if-none-match': shown.headers.get('etag') as string },
      });
    expect([(await again(bo)).status, (await again(desk.admin)).status]).toEqual([304, 404]);
  });

  test('beyond 25 MB is refused in words, and so is an empty one', async () => {
    expect(await hand(Buffer.alloc(25 * 1024 * 1024 + 1), 'application/pdf')).toMatchObject({
      status: 413,
      body: { code: 'too_large', facts: { maxBytes: 26214400 } },
    });
    expect((await hand(Buffer.alloc(25 * 1024 * 1024), 'application/pdf')).status).toBe(201);
    expect((await hand('')).status).toBe(400);
  });

  test('is refused to whoever lets too much wait, until some of it is sent or gone; to nobody else', async () => {
    const eva = await desk.aPerson({ name: 'Eva', roles: ['agent'] });
    const one = (await hand('one', 'text/plain', 'a.txt', eva)).body;
    const weighs = (bytes: number) =>
      desk.runtime.pool.query('update upload set size = $2 where id = $1', [one.id, bytes]);
    await weighs(1000 * 1024 * 1024);
    const refused = await hand('two', 'text/plain', 'b.txt', eva);
    expect([refused.status, refused.body.code]).toEqual([409, 'too_many_files']);
    expect((await hand('two', 'text/plain', 'b.txt')).status).toBe(201);
    await weighs(3);
    await eva.done('POST', `/requests/${requestId}/notes`, { text: 'x', attachmentIds: [one.id] });
    await weighs(1000 * 1024 * 1024);
    expect((await hand('two', 'text/plain', 'b.txt', eva)).status).toBe(201);
  });

  test('has a plain name and type whatever it claims', () => {
    expect(plainFilename('C:\\temp\\list.txt')).toBe('list.txt');
    expect(plainFilename('a"\r\nb.txt')).toBe('a___b.txt');
    expect(plainFilename('photo\u202egnp.exe')).toBe('photo_gnp.exe');
    expect(plainFilename('/')).toBe('file');
    expect(plainType('image/png; x=1')).toBe('image/png');
    expect(plainType('<script>')).toBe('application/octet-stream');
    expect(plainType(undefined)).toBe('application/octet-stream');
  });

  test('nobody used is forgotten after a day with its bytes; what was sent or stands in a draft stays', async () => {
    const unused = (await hand('unused')).body;
    const sent = (await hand('sent')).body;
    const draft = (await hand('draft')).body;
    const note = await bo.call('POST', `/requests/${requestId}/notes`, { text: 'see', attachmentIds: [sent.id] });
    expect(note.status).toBe(201);
    await bo.done('PUT', `/requests/${requestId}/draft`, {
      mode: 'note',
      entries: { note: { html: `<p><img src="file:${draft.id}"></p>` } },
    });
    const before = await files();
    desk.clock.advance(23 * 3600_000);
    await sweepUploads(desk.runtime);
    expect((await fetched(`/uploads/${unused.id}`, bo)).status).toBe(200);
    desk.clock.advance(2 * 3600_000);
    while ((await sweepUploads(desk.runtime)) > 0);
    expect((await fetched(`/uploads/${unused.id}`, bo)).status).toBe(404);
    expect((await fetched(`/uploads/${sent.id}`, bo)).status).toBe(404);
    expect((await fetched(`/uploads/${draft.id}`, bo)).status).toBe(200);
    expect(await files()).toBeLessThan(before);
    const { entries } = (await bo.call('GET', `/requests/${requestId}/timeline`)).body;
    const { attachments } = entries.findLast((one: { kind: string }) => one.kind === 'note');
    expect(await (await fetched(`/attachments/${attachments[0].id}`, bo)).text()).toBe('sent');
  });
});

describe('a message', () => {
  test('takes files of its writer, at most 25 MB together, and pictures of its text as part of it', async () => {
    const picture = (await hand(Buffer.from('GIF89a!'), 'image/gif', 'label.gif')).body;
    const list = (await hand('list', 'text/csv', 'list.csv')).body;
    const answer = await bo.call('POST', `/requests/${requestId}/notes`, {
      html: `<p>See <img src="file:${picture.id}" alt="label"></p>`,
      attachmentIds: [list.id],
    });
    expect(answer.status).toBe(201);
    const { entries } = (await bo.call('GET', `/requests/${requestId}/timeline`)).body;
    const message = entries.at(-1);
    expect(message.attachments).toMatchObject([
      { filename: 'label.gif', inline: true },
      { filename: 'list.csv', inline: false },
    ]);
    expect(message.html).toBe(`<p>See <img src="/api/v1/attachments/${message.attachments[0].id}" alt="label" /></p>`);
    expect(message.text).toBe('See [label]');
    const foreign = await desk.admin.call('POST', `/requests/${requestId}/notes`, {
      text: 'x',
      attachmentIds: [list.id],
    });
    expect(foreign).toMatchObject({ status: 400, body: { code: 'file_unknown', facts: { missing: [list.id] } } });
    const big = await Promise.all([1, 2].map((n) => hand(Buffer.alloc(13 * 1024 * 1024, n), 'application/pdf')));
    const refused = await bo.call('POST', `/requests/${requestId}/notes`, {
      text: 'x',
      attachmentIds: big.map((one) => one.body.id),
    });
    expect(refused).toMatchObject({ status: 413, body: { code: 'attachments_too_large' } });
  });

  test('of plain paragraphs is plain, and one that says nothing is refused', async () => {
    await bo.done('POST', `/requests/${requestId}/notes`, { html: '<p>One</p><p>Two &amp; three</p>' });
    const { entries } = (await bo.call('GET', `/requests/${requestId}/timeline`)).body;
    expect(entries.at(-1)).toMatchObject({ text: 'One\n\nTwo & three', html: null, hasHtml: false });
    for (const body of [{}, { html: '<p> </p>' }, { text: '  ' }, { html: '<img src="https://x.example/a.gif">' }]) {
      expect((await bo.call('POST', `/requests/${requestId}/notes`, body)).body.code).toBe('invalid_body');
    }
  });
});
