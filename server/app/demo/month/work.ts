import { addNote } from '#areas/requests/add-note.ts';
import { assignRequest } from '#areas/requests/assign-request.ts';
import { classifyRequest } from '#areas/requests/classify-request.ts';
import { closeRequest } from '#areas/requests/close-request.ts';
import type { RequestRecord } from '#areas/requests/index.ts';
import { postponeRequest } from '#areas/requests/postpone-request.ts';
import { setKind } from '#areas/requests/set-kind.ts';
import type { Principal } from '#platform/principal.ts';
import { day, hour, minute } from '../opening-times.ts';
import { answer, askByPhone, customerWrites, hearByPhone, isWritten, write } from './answers.ts';
import { wakeAt } from './wake.ts';
import { type Case, stepOn, type World } from './world.ts';

/** Makes somebody the one who works on it. */
export function takeUp(one: Case, owner: Principal): Case {
  one.owner = owner;
  return one;
}

/** Somebody has begun on a request: says what it is where nobody did, puts it right, and goes on with it. */
export async function begin(world: World, one: Case, owner: Principal, row: RequestRecord, at: number): Promise<void> {
  const { catalogue } = world.desk;
  takeUp(one, owner);
  let moment = at + world.random.between(40, 150) * 1000;
  const misplaced = row.category_id !== one.categoryId && one.outline.kind !== 'comment';
  if (misplaced && !owner.categoryIds.includes(one.categoryId))
    return world.agenda.add(moment, (then) => handOn(world, one, owner, then));
  if (row.kind !== one.outline.kind) {
    const { kind } = one.outline;
    const subKind = one.outline.complaint ? ('complaint' as const) : null;
    await stepOn(world, one, owner, moment, (ctx) => setKind(ctx, catalogue, one.id, { kind, subKind }));
    moment += 15_000;
  }
  if (misplaced) {
    const { categoryId } = one;
    await stepOn(world, one, owner, moment, (ctx) => classifyRequest(ctx, catalogue, one.id, { categoryId }));
    moment += 10_000;
  }
  if (one.outline.kind === 'comment') {
    const commentText = one.story.message;
    await stepOn(world, one, owner, moment, (ctx) => closeRequest(ctx, catalogue, one.id, { commentText }));
    return;
  }
  await carryOn(world, one, moment);
}

async function handOn(world: World, one: Case, owner: Principal, at: number): Promise<void> {
  one.owner = null;
  const note = world.random.pick(world.speech.handedOn);
  const { categoryId } = one;
  await stepOn(world, one, owner, at, (ctx) =>
    assignRequest(ctx, world.desk.catalogue, one.id, { ownerId: null, categoryId, note }),
  );
}

/** Decides how a request goes on, from which the rest follows in its own time. */
export async function carryOn(world: World, one: Case, at: number): Promise<void> {
  const { random, agenda } = world;
  const owner = one.owner as Principal;
  const isAction = one.outline.kind === 'action';
  if (one.story.note && random.chance(0.8)) noteAt(world, one, owner, one.story.note, at + 60_000);
  else if (random.chance(0.08)) noteAt(world, one, owner, random.pick(world.speech.notes), at + 90_000);
  const way = random.weighted([
    ['at once', isAction ? 56 : 72],
    ['ask', one.story.question ? 85 : isWritten(one) && isAction ? 16 : 4],
    ['postpone', isAction ? 20 : 4],
    ['take time', isAction ? 24 : 8],
  ]);
  if (way === 'ask')
    return agenda.add(workingTime(world, at + random.between(4, 15) * minute), (then) => ask(world, one, then));
  if (way === 'postpone')
    return agenda.add(workingTime(world, at + random.between(4, 20) * minute), (then) => postpone(world, one, then));
  const span = way === 'at once' ? random.between(4, 28) * minute : random.between(40, 1200) * minute;
  finishAt(world, one, at + span);
}

function noteAt(world: World, one: Case, by: Principal, text: string, at: number): void {
  world.agenda.add(at, async (then) => {
    await stepOn(world, one, by, then, (ctx) => addNote(ctx, world.desk.catalogue, one.id, 'note', { text }));
  });
}

/** Asks the customer; the answer comes in hours or days, or never, and then it is closed for want of one. */
export async function ask(world: World, one: Case, at: number, answeredAt?: number | null): Promise<void> {
  const { random, agenda, speech } = world;
  const owner = one.owner as Principal;
  const question = one.story.question ?? speech.question;
  const words = one.story.answer ?? speech.answer;
  if (isWritten(one)) await write(world, one, owner, question, 'ask', at);
  else await askByPhone(world, one, owner, at);
  if (answeredAt === null) return;
  const back =
    answeredAt ??
    at +
      random.weighted([
        [random.between(30, 300) * minute, 4],
        [random.between(20, 110) * hour, 8],
      ]);
  const silent = answeredAt === undefined && random.chance(0.45);
  if (silent) return finishAt(world, one, at + 6 * day);
  // People write at any hour and call while somebody answers.
  agenda.add(isWritten(one) ? back : workingTime(world, back), async (then) => {
    if (isWritten(one)) await customerWrites(world, one, words, then);
    else await hearByPhone(world, one, words, then);
    if (answeredAt === undefined) finishAt(world, one, then + random.between(15, 240) * minute);
  });
}

/** Puts it off until a day on which something is expected. */
export async function postpone(world: World, one: Case, at: number, days?: number): Promise<void> {
  const owner = one.owner as Principal;
  const wanted = at + (days ?? world.random.pick([1, 2, 4, 6, 8])) * day;
  const until = world.open.nextOpen(wanted - (wanted % hour)) + 30 * minute;
  const reason = world.random.pick(world.speech.postponed);
  await stepOn(world, one, owner, at, (ctx) =>
    postponeRequest(ctx, world.desk.catalogue, one.id, { until: new Date(until).toISOString(), reason }),
  );
  world.agenda.add(until, async (then) => {
    await wakeAt(world, one, then);
    finishAt(world, one, then + world.random.between(15, 150) * minute);
  });
}

/** Finishes in working time at or after a moment; most are closed with the answer, some solved and closed on another day. */
export function finishAt(world: World, one: Case, at: number): void {
  const { random, agenda } = world;
  const afterwards = random.chance(one.outline.kind === 'action' ? 0.45 : 0.2) ? 'solve' : 'close';
  agenda.add(workingTime(world, at), async (then) => {
    const owner = one.owner as Principal;
    await answer(world, one, owner, afterwards, then);
    const closesAt = workingTime(world, then + random.between(20, 90) * hour);
    if (isWritten(one) && random.chance(0.07))
      return agenda.add(then + random.between(3, 40) * hour, (later) => complainAgain(world, one, later));
    if (afterwards === 'solve') agenda.add(closesAt, (later) => closeSolved(world, one, later));
  });
}

async function closeSolved(world: World, one: Case, at: number): Promise<void> {
  const by = world.random.chance(0.3) ? world.random.pick(world.desk.staff.supervisors) : (one.owner as Principal);
  await stepOn(world, one, by, at, (ctx) => closeRequest(ctx, world.desk.catalogue, one.id, {}));
}

/** A word after the end opens it again: thanks is closed as it is, the rest is worked on once more. */
async function complainAgain(world: World, one: Case, at: number): Promise<void> {
  const { random, speech, agenda } = world;
  const grateful = random.chance(0.35);
  await customerWrites(world, one, random.pick(grateful ? speech.thanks : speech.stillOpen), at);
  const then = workingTime(world, at + random.between(10, 120) * minute);
  agenda.add(then, async (later) => {
    if (grateful) await closeSolved(world, one, later);
    else await answer(world, one, one.owner as Principal, 'close', later);
  });
}

/** Within opening hours, and not on the stroke of the opening. */
export function workingTime(world: World, at: number): number {
  const open = world.open.nextOpen(at);
  return open === at ? at : open + world.random.between(3, 75) * minute;
}
