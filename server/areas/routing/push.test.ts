import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { teamsOf } from './a-team.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

const { aTeam, register, ownerOf, inTurn, absent } = teamsOf(() => desk);

describe('in turn (S5-23, S5-25)', () => {
  test('each gets one after the other, and the request says how it came to its owner', async () => {
    const team = await aTeam(3);
    const [a, b, c] = team.ids;
    expect(await inTurn(team.id, 4)).toEqual([a, b, c, a]);
    const request = await register(team.id);
    expect(request).toMatchObject({ phase: 'assigned', owner: { id: b, name: team.names[1] } });
    const detail = (await desk.admin.call('GET', `/requests/${request.id}`)).body;
    expect(detail).toMatchObject({ ownerSource: 'even', owner: { id: b } });
  });

  test('whoever is away is passed over and gets nothing made up on return (trap 33)', async () => {
    const team = await aTeam(4);
    const [a, b, c, d] = team.ids as [string, string, string, string];
    await inTurn(team.id, 2);
    const { body } = await absent(c, '2026-02-04', '2026-02-04');
    expect(await inTurn(team.id, 3)).toEqual([d, a, b]);
    await desk.admin.done('DELETE', `/absences/${body.id}`);
    expect(await inTurn(team.id, 4)).toEqual([c, d, a, b]);
  });
});

const close = (id: string) =>
  desk.runtime.pool.query("update request set phase = 'closed', pull_disposition = 'solved' where id = $1", [id]);

test('for any joining, leaving and absence whoever is there all the time gets as many as the others, give or take one', async () => {
  const team = await aTeam(5);
  const [steady, other, ...rest] = team.ids as [string, string, ...string[]];
  const step = fc.record({ who: fc.constantFrom(...rest), what: fc.constantFrom('leave', 'join', 'away', 'back') });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      const members = new Set(team.ids);
      await desk.admin.done('PATCH', `/categories/${team.id}`, { memberIds: team.ids });
      await desk.runtime.pool.query('delete from absence where person_id = any($1::uuid[])', [team.ids]);
      const got = new Map<string | null, number>();
      for (const { who, what } of [...steps, ...steps]) {
        if (what === 'leave') members.delete(who);
        if (what === 'join') members.add(who);
        if (what === 'leave' || what === 'join')
          await desk.admin.done('PATCH', `/categories/${team.id}`, { memberIds: [...members] });
        if (what === 'away') await absent(who, '2026-02-04', '2026-02-04');
        if (what === 'back') await desk.runtime.pool.query('delete from absence where person_id = $1', [who]);
        for (const owner of await inTurn(team.id, 2)) got.set(owner, (got.get(owner) ?? 0) + 1);
        expect(Math.abs((got.get(steady) ?? 0) - (got.get(other) ?? 0))).toBeLessThanOrEqual(1);
        for (const one of rest) expect(got.get(one) ?? 0).toBeLessThanOrEqual((got.get(steady) ?? 0) + 1);
      }
    }),
    { numRuns: 5 },
  );
}, 60_000);

describe('whose it becomes (§4.12)', () => {
  test('weight 0 gets nothing by itself, and the lot of a request is always the same', async () => {
    const team = await aTeam(3, { method: 'weighted' });
    const [a, b, c] = team.ids as [string, string, string];
    const turns = [
      { id: c, weight: 5 },
      { id: a, weight: 0 },
      { id: b, weight: 1 },
    ];
    const { body } = await desk.admin.call('PATCH', `/categories/${team.id}`, { turns });
    expect(body.turns.map((one: { id: string }) => one.id)).toEqual([c, a, b]);
    const owners = await inTurn(team.id, 40);
    expect(owners).not.toContain(a);
    expect(owners.filter((one) => one === c).length).toBeGreaterThan(owners.filter((one) => one === b).length);
  });

  test('the one with the fewest open gets it, of all categories, and closing counts at once (S5-31, trap 36)', async () => {
    const team = await aTeam(2, { method: 'fewest_open' });
    const other = await aTeam(0);
    const [a, b] = team.ids as [string, string];
    await desk.admin.done('PATCH', `/categories/${other.id}`, { memberIds: [a] });
    const [first] = [await register(other.id), await register(other.id)];
    expect(await inTurn(team.id, 2)).toEqual([b, b]);
    await close(first.id);
    const third = await register(team.id);
    expect(third.owner.id).toBe(a);
    await desk.admin.done('PUT', `/requests/${third.id}/postponement`, { until: '2026-02-06T09:00:00+01:00' });
    expect((await register(team.id)).owner.id).toBe(a);
  });

  test('twenty that come at once are spread evenly by both counting methods', async () => {
    for (const method of ['even', 'fewest_open']) {
      const team = await aTeam(4, { method });
      await Promise.all(Array.from({ length: 20 }, () => register(team.id)));
      const { rows } = await desk.runtime.pool.query(
        'select count(*)::int as n from request where category_id = $1 group by owner_id',
        [team.id],
      );
      expect(rows.map((row) => row.n)).toEqual([5, 5, 5, 5]);
    }
  });

  test('the same customer goes to the same person, then to the own contact, and neither while away (trap 34)', async () => {
    const team = await aTeam(3, { sameAgentMinutes: 60, ownContactFirst: true });
    const [a, b, c] = team.ids as [string, string, string];
    const customer = (responsibleId: string | null) =>
      desk.admin.done('POST', '/customers', { name: 'Ada', responsibleId });
    const ada = await customer(null);
    expect(ada.responsible).toBeNull();
    const from = async (contactId: string) =>
      (await desk.admin.call('GET', `/requests/${(await register(team.id, { contactId })).id}`)).body;
    expect(await from(ada.id)).toMatchObject({ owner: { id: a }, ownerSource: 'even' });
    expect(await from(ada.id)).toMatchObject({ owner: { id: a }, ownerSource: 'same_agent' });
    const away = await absent(a, '2026-02-04', '2026-02-04');
    expect((await from(ada.id)).owner.id).toBe(b);
    await desk.admin.done('DELETE', `/absences/${away.body.id}`);
    const bo = await customer(c);
    expect(await from(bo.id)).toMatchObject({ owner: { id: c }, ownerSource: 'own_contact' });
    await absent(c, '2026-02-04', '2026-02-04');
    expect((await from((await customer(c)).id)).ownerSource).toBe('even');
  });

  test('only who speaks the language and knows what is needed, then the administrator, then nobody, who is told of', async () => {
    const team = await aTeam(2, { matchLanguage: true, skills: ['Boilers'], tellAddresses: ['team@example.org'] });
    const [a, b] = team.ids as [string, string];
    await desk.admin.done('PATCH', `/people/${a}`, { languages: ['fi'], skills: ['Boilers'] });
    await desk.admin.done('PATCH', `/people/${b}`, { languages: ['fi', 'pl'] });
    expect((await register(team.id, { language: 'fi' })).owner.id).toBe(a);
    const lost = await register(team.id, { language: 'pl' });
    expect(lost).toMatchObject({ owner: null, phase: 'registered' });
    await desk.settle();
    const told = await team.agents[1]?.call('GET', '/notifications');
    expect(JSON.stringify(told?.body)).toContain('unassigned');
    const { rows: mails } = await desk.runtime.pool.query(
      'select recipients, subject from outbound_mail where subject like $1',
      [`${lost.number}:%`],
    );
    expect(mails).toMatchObject([{ recipients: [{ address: 'team@example.org' }] }]);
    const assignment = { administratorId: b, administratorLast: true };
    await desk.admin.done('PATCH', `/categories/${team.id}`, { assignment });
    expect((await register(team.id, { language: 'pl' })).owner.id).toBe(b);
    // Who may not work on requests owns none, as a last resort neither.
    const pure = await desk.aPerson({ roles: ['administrator'], categoryIds: [] });
    const toPure = { administratorId: pure.id, administratorLast: true };
    await desk.admin.call('PATCH', `/categories/${team.id}`, { assignment: toPure });
    expect((await register(team.id, { language: 'pl' })).owner).toBeNull();
  });

  test('where only people at the desk are given work, whoever went away gets none', async () => {
    const team = await aTeam(2, { onlyPresent: true });
    const [a, b] = team.agents as [Caller, Caller];
    expect((await register(team.id)).owner).toBeNull();
    await a.done('PUT', '/presence', { state: 'available' });
    await b.done('PUT', '/presence', { state: 'away' });
    expect(await inTurn(team.id, 2)).toEqual([a.id, a.id]);
    await a.done('PUT', '/presence', { state: 'offline' });
    await b.done('PUT', '/presence', { state: 'busy' });
    expect(await inTurn(team.id, 1)).toEqual([b.id]);
  });

  test('a new category looks again only where no person has chosen the owner (R6.4)', async () => {
    const [from, to] = [await aTeam(1), await aTeam(1)];
    const given = await register(from.id);
    const moved = await desk.admin.call('PUT', `/requests/${given.id}/category`, { categoryId: to.id });
    expect(moved.body).toMatchObject({ owner: { id: to.ids[0] }, ownerSource: 'even', deadlineAt: given.deadlineAt });
    const chosen = await register(from.id);
    await desk.admin.done('PUT', `/requests/${chosen.id}/assignment`, { ownerId: from.ids[0] });
    await desk.admin.done('PUT', `/requests/${chosen.id}/assignment`, { ownerId: desk.admin.id });
    const kept = await desk.admin.call('PUT', `/requests/${chosen.id}/category`, { categoryId: to.id });
    expect(kept.body).toMatchObject({ owner: { id: desk.admin.id }, ownerSource: null });
  });

  test('a blank one is assigned once it says something, and what one takes oneself stays one’s own', async () => {
    const team = await aTeam(1);
    const blank = await desk.admin.done('POST', '/requests', {});
    await desk.admin.done('PUT', `/requests/${blank.id}/category`, { categoryId: team.id });
    expect(await ownerOf(blank.id)).toBeNull();
    await desk.admin.done('PATCH', `/requests/${blank.id}`, { subject: 'Leak' });
    expect(await ownerOf(blank.id)).toBe(team.ids[0]);
    expect((await register(team.id, { takeIt: true })).owner.id).toBe(desk.admin.id);
  });

  test('so is one of which a call note says the first, and the timeline says both', async () => {
    const team = await aTeam(1);
    const blank = (await desk.admin.call('POST', '/requests', {})).body;
    await desk.admin.call('PUT', `/requests/${blank.id}/category`, { categoryId: team.id });
    await desk.admin.call('POST', `/requests/${blank.id}/notes`, { text: 'Rings again at ten' });
    expect(await ownerOf(blank.id)).toBeNull();
    await desk.admin.call('POST', `/requests/${blank.id}/call-notes`, { text: 'The cellar is wet' });
    const { phase, owner } = (await desk.admin.call('GET', `/requests/${blank.id}`)).body;
    expect({ phase, owner: owner.id }).toEqual({ phase: 'assigned', owner: team.ids[0] });
    const { entries } = (await desk.admin.call('GET', `/requests/${blank.id}/timeline`)).body;
    const told = entries.map((one: { event?: string }) => one.event);
    expect(told).toEqual(expect.arrayContaining(['request.details_entered', 'request.assigned']));
  });

  test('a comment that turns out to be a job is decided by the rules it never met, and handed out', async () => {
    const team = await aTeam(2);
    const comment = async (body: object) =>
      (await desk.admin.call('POST', '/requests', { kind: 'comment', callerName: 'Bo', ...body })).body.id;
    const job = (id: string) => desk.admin.call('PUT', `/requests/${id}/kind`, { kind: 'action' });
    const { high, low } = desk.start.priorityIds;
    const words = [{ on: 'words', in: 'both', anyOf: ['flooded'] }];
    const rule = { name: 'Floods', conditions: words, categoryId: team.id, priorityId: high };
    const ruleId = (await desk.admin.call('POST', '/rules', rule)).body.id;
    const met = await job(await comment({ commentText: 'Our cellar is flooded' }));
    expect(met.body).toMatchObject({
      phase: 'assigned',
      ownerSource: 'even',
      category: { id: team.id },
      priority: { id: high },
    });
    expect(met.body.deadlineAt).not.toBeNull();
    const chosen = await job(await comment({ commentText: 'All flooded', priorityId: low, categoryId: team.id }));
    expect(chosen.body).toMatchObject({ phase: 'assigned', priority: { id: low } });
    expect(chosen.body.owner.id).not.toBe(met.body.owner.id);
    // Decided as a job before it was thought a comment: the rules are not asked again, an owner is.
    const was = (await register(team.id, { description: 'It drips' })).id;
    await desk.admin.call('PATCH', `/requests/${was}`, { description: 'Flooded' });
    await desk.admin.call('PUT', `/requests/${was}/kind`, { kind: 'comment' });
    expect((await job(was)).body).toMatchObject({ phase: 'assigned', priority: { name: 'Medium' } });
    await desk.admin.call('PATCH', `/rules/${ruleId}`, { version: 1, categoryId: null, ownerId: team.ids[1] });
    const given = await job(await comment({ commentText: 'Flooded', categoryId: team.id }));
    expect(given.body).toMatchObject({ phase: 'assigned', owner: { id: team.ids[1] }, ownerSource: 'rule' });
    await desk.admin.call('DELETE', `/rules/${ruleId}`);
  });

  test('whoever replies takes it over where the category says so, and taking the reply back gives it back', async () => {
    const team = await aTeam(2, { takeOverWhenReplying: true });
    const [a, b] = team.agents as [Caller, Caller];
    const request = await register(team.id, { callerEmail: 'bo@example.org' });
    expect(request.owner.id).toBe(a.id);
    const reply = { text: 'We come today.', holdSeconds: 10, id: '01890000-0000-7000-8000-0000000000a1' };
    expect((await b.call('POST', `/requests/${request.id}/replies`, reply)).status).toBeLessThan(300);
    const after = (await b.call('GET', `/requests/${request.id}`)).body;
    expect(after).toMatchObject({ owner: { id: b.id }, ownerSource: 'reply', phase: 'in_process' });
    await b.done('DELETE', `/messages/${reply.id}/sending`);
    const back = (await b.call('GET', `/requests/${request.id}`)).body;
    expect(back).toMatchObject({ owner: { id: a.id }, ownerSource: 'even', phase: 'assigned' });
  });
});

describe('Next', () => {
  test('hands out by language and skill, and counts by them', async () => {
    const team = await aTeam(1, { method: 'none', matchLanguage: true, skills: ['Boilers'] });
    const [agent] = team.agents as [Caller];
    await register(team.id, { language: 'pl' });
    expect((await agent.call('GET', '/queue/standing')).body.waiting).toBe(0);
    await desk.admin.done('PATCH', `/people/${agent.id}`, { skills: ['Boilers'] });
    expect((await agent.call('POST', '/queue/next')).body.request).toBeNull();
    await desk.admin.done('PATCH', `/people/${agent.id}`, { languages: ['pl'] });
    expect((await agent.call('GET', '/queue/standing')).body.waiting).toBe(1);
    expect((await agent.call('GET', '/queue?limit=10')).body.rows).toHaveLength(1);
    expect((await agent.call('POST', '/queue/next')).body.request).not.toBeNull();
  });

  test('gives another one for a reason where the centre wants to hear it, and keeps the reason', async () => {
    const team = await aTeam(1, { method: 'none' });
    const [agent] = team.agents as [Caller];
    await register(team.id);
    await register(team.id);
    await agent.done('POST', '/queue/next');
    const reason = 'Waiting for a key';
    expect((await agent.call('POST', '/queue/next', { reason })).body.code).toBe('still_holding');
    await desk.admin.done('PATCH', `/centres/${desk.start.centreId}`, { procedure: { pullWithReason: true } });
    expect((await agent.call('POST', '/queue/next')).body).toMatchObject({
      code: 'still_holding',
      facts: { withReason: true },
    });
    const { body } = await agent.call('POST', '/queue/next', { reason });
    const { rows } = await desk.runtime.pool.query(
      "select data from event where request_id = $1 and type = 'request.pulled'",
      [body.request.id],
    );
    expect(rows[0].data.reason).toBe(reason);
    await desk.admin.done('PATCH', `/centres/${desk.start.centreId}`, { procedure: { pullWithReason: false } });
  });

  test('the desk says that another one may be taken exactly where it would be given', async () => {
    const team = await aTeam(1, { method: 'none' });
    const [agent] = team.agents as [Caller];
    for (let n = 0; n < 4; n++) await register(team.id);
    const procedure = (change: object) =>
      desk.admin.done('PATCH', `/centres/${desk.start.centreId}`, { procedure: change });
    const mayTake = async () => (await agent.call('GET', '/queue/standing')).body.mayTakeAnother;
    await agent.done('POST', '/queue/next');
    expect(await mayTake()).toBe(false);
    await procedure({ maxPulled: 2 });
    expect(await mayTake()).toBe(true);
    await agent.done('POST', '/queue/next');
    expect(await mayTake()).toBe(false);
    expect((await agent.call('POST', '/queue/next')).body.code).toBe('still_holding');
    await procedure({ pullWithReason: true });
    expect(await mayTake()).toBe(true);
    await agent.done('POST', '/queue/next', { reason: 'Waiting for a key' });
    await procedure({ maxPulled: 1, pullWithReason: false });
  });
});

test('of pushes, pulls and takings mixed by fifty at once no request gets two owners and none is lost from every list', async () => {
  const push = await aTeam(5);
  const pool = await aTeam(0, { method: 'none' });
  const pullers = await Promise.all(
    Array.from({ length: 12 }, () => desk.aPerson({ roles: ['agent'], categoryIds: [pool.id, push.id] })),
  );
  const waiting = await Promise.all(Array.from({ length: 10 }, () => register(pool.id)));
  // Which nobody takes or moves: whatever the others are quick enough for, these are left for the pulls.
  await Promise.all(Array.from({ length: 3 }, () => register(pool.id)));
  const [pulls, takings] = await Promise.all([
    Promise.all(pullers.map((one) => one.call('POST', '/queue/next'))),
    Promise.all(pullers.slice(0, 8).map((one, at) => one.call('PUT', `/requests/${waiting[at]?.id}/start`, {}))),
    Promise.all(Array.from({ length: 15 }, () => register(push.id))),
    Promise.all(waiting.map((one) => desk.admin.done('PUT', `/requests/${one.id}/category`, { categoryId: push.id }))),
  ]);
  expect(new Set(pulls.map((one) => one.status))).toEqual(new Set([200]));
  const pulled = pulls.flatMap((one) => (one.body.request ? [one.body.request.id] : []));
  expect(pulled.length).toBeGreaterThanOrEqual(3);
  expect(new Set(pulled).size).toBe(pulled.length);
  for (const one of takings) expect([200, 409], one.body.code).toContain(one.status);
  const { rows } = await desk.runtime.pool.query(
    `select r.id, (select array_agg(l.changes order by l.id) from change_log l where l.request_id = r.id) as log, r.owner_id, r.phase,
      (select count(*)::int from request h where h.pulled_by = r.owner_id and h.owner_id = r.owner_id
        and h.pull_disposition is null and h.phase not in ('solved', 'closed')) as held
    from request r where r.category_id = any($1)`,
    [[push.id, pool.id]],
  );
  expect(rows).toHaveLength(28);
  for (const row of rows) {
    expect(row.held).toBeLessThanOrEqual(1);
    const owners = row.log.flat().filter((one: any) => one.field === 'owner_id');
    expect(owners.at(-1)?.new ?? null).toBe(row.owner_id);
    // From the queue it goes to one; from an owner only to who takes it on purpose.
    const taker = waiting.findIndex((one) => one.id === row.id);
    const tookIt = takings[taker]?.status === 200 ? [pullers[taker]?.id] : [];
    const later = owners.filter((one: any) => one.old).map((one: any) => one.new);
    expect(tookIt).toEqual(expect.arrayContaining(later));
    expect(later.length).toBeLessThanOrEqual(tookIt.length);
  }
  const { rows: miscounted } =
    await desk.runtime.pool.query(`select p.id, coalesce(l.open, 0) as kept, count(r.id)::int as counted
    from person p left join person_load l on l.person_id = p.id
      left join request r on r.owner_id = p.id and r.phase not in ('solved', 'closed', 'postponed')
    group by p.id, l.open having coalesce(l.open, 0) <> count(r.id)`);
  expect(miscounted).toEqual([]);
  // Own, queue, what nobody can get, what comes back by itself, over: each request is in exactly one.
  const { rows: all } =
    await desk.runtime.pool.query(`select r.id, r.owner_id, r.phase, r.kind, coalesce(o.active, true) as there,
      b.active as begun from request r left join person o on o.id = r.owner_id left join person b on b.id = r.created_by`);
  const orphans = new Set<string>();
  for (let after = ''; ; ) {
    const { body } = await desk.admin.call('GET', `/queue/orphans?limit=100${after}`);
    for (const row of body.rows) orphans.add(row.id);
    if (!body.next) break;
    after = `&after=${body.next}`;
  }
  const queue = new Set<string>();
  for (let after = ''; ; ) {
    const { body } = await desk.admin.call('GET', `/queue?scope=all&limit=100${after}`);
    for (const row of body.rows) queue.add(row.id);
    if (!body.next) break;
    after = `&after=${body.next}`;
  }
  for (const row of all) {
    const lists = [
      ['solved', 'closed'].includes(row.phase),
      row.owner_id !== null && row.there && !['solved', 'closed'].includes(row.phase),
      row.owner_id === null && ['waiting_customer', 'postponed'].includes(row.phase),
      row.owner_id === null && row.phase === 'new' && row.begun,
      orphans.has(row.id) || queue.has(row.id),
    ];
    expect(lists.filter(Boolean), JSON.stringify(row)).toHaveLength(1);
  }
}, 60_000);
