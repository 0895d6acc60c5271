import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWords, requestSearchCondition, searchQuery, searchTerms } from '#areas/requests/index.ts';
import { newId } from '#platform/ids.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

/** What is found beside requests and people, when nothing of it is. */
const noneElse = { contracts: [], problemCodes: [] };
let desk: TestDesk;
let agent: Caller;
beforeAll(async () => {
  desk = await aDesk({ language: 'sv', zone: 'Europe/Stockholm' });
  agent = await desk.aPerson({ name: 'Siv Agent', roles: ['agent'] });
});
afterAll(() => desk.end());

const register = async (body: object): Promise<{ id: string; number: number }> => {
  const answer = await agent.call('POST', '/requests', { categoryId: desk.start.categoryId, ...body });
  expect(answer.status).toBe(201);
  return answer.body;
};
const search = async (q: string, caller = agent, limit = 8) => {
  const { status, body } = await caller.call('GET', `/search?${new URLSearchParams({ q, limit: String(limit) })}`);
  expect(status).toBe(200);
  return body;
};
const subjects = async (q: string, caller = agent): Promise<string[]> =>
  (await search(q, caller)).requests.map((row: { subject: string }) => row.subject);

test('of ASCII only letters and digits stand in a word; every other sign parts two', async () => {
  const signs = Array.from({ length: 0x7f - 0x20 }, (_, n) => String.fromCodePoint(0x20 + n));
  for (const sign of signs) {
    const { rows } = await sql<{ words: string }>`select ${plainWords(sql`${`x${sign}y`}::text`, 10)} as words`.execute(
      desk.runtime.db,
    );
    expect(rows[0]?.words, sign).toBe(/[a-z0-9]/i.test(sign) ? `x${sign.toLowerCase()}y` : 'x y');
  }
});

describe('words find requests', () => {
  test.each([
    ['Trasig lampa i Malmö', 'malmo'],
    ['Rura pękła w Łodzi, Łódź', 'lodz'],
    ['Hul i vejen ved Ærø', 'aero'],
    ['Søndagsåbent', 'SONDAGSABENT'],
    ['Decomposed gro\u0308t', 'gröt'],
    ['Ligature ﬁne print', 'fine'],
    ['cʼhoazh bed', "c'hoazh"],
    ['Ref AB-7781/x12', '7781/x12'],
  ])('“%s” by “%s”', async (subject, q) => {
    await register({ subject });
    await desk.settle();
    expect(await subjects(q)).toEqual([subject]);
  });

  test('each word may be only the beginning, and all must be there', async () => {
    await register({ subject: 'Cykelbana osandad', description: 'Halt vid stationen i Landskrona' });
    await desk.settle();
    expect(await subjects('lands cyk')).toEqual(['Cykelbana osandad']);
    expect(await subjects('cyk helsingborg')).toEqual([]);
    expect(await subjects('bana')).toEqual([]);
  });

  test('in another form than the one typed, after those that have it as typed', async () => {
    const finnish = await desk.aPerson({ roles: ['agent'] });
    await finnish.done('PATCH', '/me', { language: 'fi' });
    for (const subject of ['Gräsklipparna startar ej', 'Gräsklipparen ryker', 'Kadut auraamatta'])
      await register({ subject });
    await desk.settle();
    expect(await subjects('gräsklipparen')).toEqual(['Gräsklipparen ryker', 'Gräsklipparna startar ej']);
    expect(await subjects('gräsklippare startar')).toEqual(['Gräsklipparna startar ej']);
    expect(await subjects('katu', finnish)).toEqual(['Kadut auraamatta']);
  });

  test('in description, solution, notes, caller and customer', async () => {
    const contact = await agent.call('POST', '/customers', {
      name: 'Ottilia Quist',
      organisationName: 'Zinkgruvan AB',
    });
    const { id } = await register({ subject: 'Everywhere', description: 'kvarnsten', contactId: contact.body.id });
    await register({ subject: 'By phone', callerName: 'Xerxes', callerPhone: '070-222 33 44' });
    await agent.done('POST', `/requests/${id}/notes`, { text: 'anteckning om vindsnurra' });
    await desk.settle();
    for (const q of ['kvarnsten', 'ottilia', 'zinkgruvan', 'vindsnurra']) {
      expect(await subjects(q), q).toEqual(['Everywhere']);
    }
    expect(await subjects('xerxes')).toEqual(['By phone']);
    expect(await subjects('+46 (0)70-222 33 44')).toEqual(['By phone']);
  });

  test('what is open comes first, then what says it in the subject', async () => {
    const closed = await register({ subject: 'Fontän one' });
    await register({ subject: 'Other thing', description: 'fontän' });
    await register({ subject: 'Fontän two' });
    await desk.runtime.pool.query("update request set phase = 'closed' where id = $1", [closed.id]);
    await desk.settle();
    expect(await subjects('fontan')).toEqual(['Fontän two', 'Other thing', 'Fontän one']);
    expect((await search('fontan', agent, 1)).requests).toHaveLength(1);
  });

  test('a changed text is found by the new words and no more by the old', async () => {
    const { id } = await register({ subject: 'Gammalord' });
    await desk.settle();
    await agent.done('PATCH', `/requests/${id}`, { subject: 'Nyttord' });
    await desk.settle();
    expect(await subjects('gammalord')).toEqual([]);
    expect(await subjects('nyttord')).toEqual(['Nyttord']);
  });

  test('when a customer is renamed the open requests are found under the new name', async () => {
    const body = await agent.done('POST', '/customers', { name: 'Förenamn' });
    const closed = await register({ subject: 'Old one', contactId: body.id });
    await register({ subject: 'Open one', contactId: body.id });
    await desk.settle();
    await desk.runtime.pool.query("update request set phase = 'closed' where id = $1", [closed.id]);
    await agent.done('PATCH', `/customers/${body.id}`, { name: 'Efternamn' });
    await desk.settle();
    expect(await subjects('efternamn')).toEqual(['Open one']);
    // Closed ones keep the name of their time; nothing walks through years of them.
    expect(await subjects('forenamn')).toEqual(['Old one']);
  });

  test('a text without end does not keep others from being indexed', async () => {
    // The most a search document can be made to hold: different two-letter words of four-byte letters.
    const word = (at: number) => String.fromCodePoint(0x20000 + (at % 42_000), 0x20000 + Math.floor(at / 42_000));
    const words = (from: number) => Array.from({ length: 33_000 }, (_, at) => word(from + at)).join(' ');
    const { id } = await register({ subject: 'Endless' });
    await desk.runtime.pool.query(
      'update request set description = $2, solution = $3, comment_text = $4 where id = $1',
      [id, ...[words(0), words(33_000), words(66_000)]],
    );
    await agent.done('POST', `/requests/${id}/notes`, { text: 'x'.repeat(150_000) });
    await register({ subject: 'Neighbour' });
    await desk.settle();
    expect(await subjects('endless')).toEqual(['Endless']);
    expect(await subjects('neighbour')).toEqual(['Neighbour']);
  });
});

describe('a number jumps', () => {
  test('to its request, in every way it is written', async () => {
    const { id, number } = await register({ subject: 'Jump here' });
    await desk.settle();
    const ways = [
      `${number}`,
      `#${number}`,
      `[#${number}-abcd]`,
      `000${number}`,
      ` ${number} `,
      `SV: [#${number}-ab2d] x`,
    ];
    for (const q of [...ways, `${String(number).slice(0, 3)} ${String(number).slice(3)}`]) {
      const found = await search(q);
      expect(found.jump, q).toMatchObject({ id, number });
      expect(found.jump).not.toHaveProperty('activeAt');
      expect(found.requests.map((row: { id: string }) => row.id)).not.toContain(id);
    }
  });

  test('nowhere when there is none of that number', async () => {
    for (const q of ['999999999', '99999999999', '0', '#']) expect((await search(q)).jump).toBeNull();
  });
});

describe('customers are found', () => {
  test('by part of the name, e-mail, and phone in any spelling; the number asked for is shown', async () => {
    const body = await agent.done('POST', '/customers', {
      name: 'Mårten Åberg',
      organisationName: 'Bryggeriet',
      phones: ['08-12 34 56', '070-555 66 77'],
      emails: ['marten@example.com'],
    });
    const first = { id: body.id, name: 'Mårten Åberg', organisation: 'Bryggeriet', email: 'marten@example.com' };
    for (const q of ['aberg', 'arten', 'brygg', 'marten@exam']) {
      expect((await search(q)).customers, q).toEqual([{ ...first, phone: '08-12 34 56' }]);
    }
    for (const q of ['+46 (0)70 555 66 77', '070/555.66.77']) {
      expect((await search(q)).customers, q).toEqual([{ ...first, phone: '070-555 66 77' }]);
    }
  });

  test('but blanks and signs alone list nobody', async () => {
    for (const q of ['   ', '--', '%']) {
      expect(await search(q)).toEqual({ jump: null, requests: [], customers: [], people: [], ...noneElse });
    }
  });
});

describe('what may not be seen is not found', () => {
  test('a members-only request shows neither by words nor by number', async () => {
    const categoryId = newId();
    await desk.runtime.pool.query(
      `insert into category (id, name, path, centre_id, members_only) values ($1, 'Secret', 'Secret', $2, true)`,
      [categoryId, desk.start.centreId],
    );
    const member = await desk.aPerson({ roles: ['agent'], categoryIds: [categoryId] });
    const taker = await desk.aPerson({ roles: ['call_taker'] });
    const body = await member.done('POST', '/requests', { subject: 'Hemligstämplad', categoryId });
    await desk.settle();
    const seen = {
      jump: expect.objectContaining({ id: body.id }),
      requests: [],
      customers: [],
      people: [],
      ...noneElse,
    };
    expect(await search(`#${body.number}`, member)).toEqual(seen);
    expect(await subjects('hemlig', member)).toEqual(['Hemligstämplad']);
    for (const outsider of [agent, taker]) {
      expect(await search('hemlig', outsider)).toEqual({
        jump: null,
        requests: [],
        customers: [],
        people: [],
        ...noneElse,
      });
      expect(await search(`#${body.number}`, outsider)).toEqual({
        jump: null,
        requests: [],
        customers: [],
        people: [],
        ...noneElse,
      });
    }
  });

  test('an outsider is not let in at all', async () => {
    const stranger = await fetch(`${desk.url}/api/v1/search?q=x`);
    expect(stranger.status).toBe(401);
  });
});

describe('whatever is typed', () => {
  // Letters the folding turns into marks, and all the marks a query could stumble on.
  const tricky = fc.constantFrom(
    'ŉ',
    'ʼ',
    '’',
    '½',
    "'",
    '\\',
    ':',
    '*',
    '&',
    '|',
    '!',
    '(',
    '<->',
    ' ',
    'a',
    '\u0301',
    '٣',
  );
  const typed = fc.oneof(
    fc.array(tricky, { maxLength: 20 }).map((signs) => signs.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  );

  test('the database never takes it for a broken query', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (q) => {
        const condition = requestSearchCondition(q, 'SE');
        await sql`select 1 from request r where ${condition} limit 1`.execute(desk.runtime.db);
        const query = searchQuery(searchTerms(q, 'SE'));
        if (query) await sql`select ${query}`.execute(desk.runtime.db);
      }),
      { numRuns: 400 },
    );
  });

  test('the box answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        // What no database stores is refused as such (`InputProblem`), not searched for.
        typed.filter((q) => q.length > 0 && !/\0|\p{Cs}/u.test(q)),
        async (q) => {
          await search(q);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('a text is found by each of its own words', async () => {
    const word = fc.stringMatching(/^[a-zåäöæøłóźńßéüα-ωа-я0-9]{2,12}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 4 }), async (words) => {
        const { id } = await register({ subject: `${newId()} ${words.join(' ')}` });
        await desk.settle();
        for (const one of words) {
          const { rows } =
            await sql`select 1 from request r where ${requestSearchCondition(one)} and r.id = ${id}`.execute(
              desk.runtime.db,
            );
          expect(rows, one).toHaveLength(1);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('names find colleagues', () => {
  test('by part of the name without its marks, and by the beginning of the address; a number finds nobody', async () => {
    const lea = await desk.aPerson({ name: 'Léa Ström', roles: ['agent'] });
    const found = { id: lea.id, name: 'Léa Ström' };
    for (const q of ['strom', 'lea s', 'LÉA']) expect((await search(q)).people, q).toMatchObject([found]);
    expect((await search('100%')).people).toEqual([]);
    expect((await search('12345')).people).toEqual([]);
  });

  test('who has left is not found any more', async () => {
    const gone = await desk.aPerson({ name: 'Nils Borta', roles: ['agent'] });
    expect((await search('borta')).people).toHaveLength(1);
    await desk.admin.done('PATCH', `/people/${gone.id}`, { active: false });
    expect((await search('borta')).people).toEqual([]);
  });
});
