import { findSetting, putSetting } from '#areas/settings/index.ts';
import { type CallerPlace, noteSecurity } from '#areas/staff/index.ts';
import type { RetentionEffect, RetentionRule } from '#contract/privacy.ts';
import { type Actor, type Ctx, command, type Runtime } from '#platform/command.ts';
import type { Db } from '#platform/db.ts';
import { invalid } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { deleteReads } from './customer-reads-queries.ts';
import { insertErasure, listChosenRequests, writeErasure } from './erasure-queries.ts';
import {
  countConcerned,
  countOldLooseMail,
  deleteOldLooseMail,
  listConcerned,
  lockRetention,
  wasRunSince,
} from './retention-queries.ts';
import './privacy-events.ts';

const timer: Actor = { kind: 'timer', id: null, name: 'Linja', channel: 'timer' };
const dayMs = 24 * 3_600_000;
/** Requests of one run, and mails; more than these have their turn in the next, a day later. */
const mostOfOneRun = 20_000;

export async function findRetention(db: Db): Promise<RetentionRule[]> {
  const kept = (await findSetting(db, 'retention'))?.rules ?? [];
  // The database keeps objects in an order of its own; whoever compares rules wants ours.
  return kept.map(({ categoryId, months, action }) => ({ categoryId, months, action }));
}

/** Changes how long closed requests are kept. Throws `already_exists` for two rules of one category. */
export async function setRetention(ctx: Ctx, rules: RetentionRule[]): Promise<void> {
  assertOneEach(rules);
  await putSetting(ctx.tx, 'retention', { rules }, ctx.now);
  ctx.record({ type: 'retention.set', data: { rules: rules.length } });
}

/** What rules, as they stand or as somebody is about to set them, would concern now, in their order, and for how many days. */
export async function previewRetention(
  db: Db,
  rules: RetentionRule[],
  now: Date,
): Promise<{ effects: RetentionEffect[]; days: number }> {
  assertOneEach(rules);
  const counted = await countConcerned(db, rules, now);
  const forAll = rules.find(({ categoryId }) => categoryId === null);
  const mails = forAll ? await countOldLooseMail(db, forAll.months, now) : 0;
  const effects = rules.map(({ categoryId }) => {
    const found = counted.find((one) => one.rule_of === categoryId);
    return {
      categoryId,
      requests: found?.requests ?? 0,
      oldestClosedAt: found?.oldest?.toISOString() ?? null,
      examples: found?.examples ?? [],
      mails: categoryId === null ? mails : 0,
    };
  });
  const requests = effects.reduce((all, one) => all + one.requests, 0);
  return { effects, days: Math.ceil(Math.max(requests, mails) / mostOfOneRun) };
}

function assertOneEach(rules: readonly RetentionRule[]): void {
  if (new Set(rules.map((rule) => rule.categoryId)).size < rules.length) {
    throw invalid('already_exists', 'A category has two rules. Keep one of them.');
  }
}

/**
 * Lists what is old enough as an erasure, which is then worked off in batches, and deletes mail that became no request
 * and is older than the rule for all others says. Gives the erasure's id, null when no request is old enough, and how many
 * mails went. Whenever anything goes by hand, or mail by itself, it stands in the security log: of mail nothing else tells.
 */
export async function startRetention(
  ctx: Ctx,
  by: { person: Principal; place: CallerPlace | undefined } | null,
): Promise<{ erasureId: string | null; mails: number }> {
  await lockRetention(ctx.tx);
  const rules = await findRetention(ctx.tx);
  const forAll = rules.find(({ categoryId }) => categoryId === null);
  const mails = forAll ? await deleteOldLooseMail(ctx.tx, forAll.months, ctx.now, mostOfOneRun) : 0;
  const erasureId = rules.length > 0 ? await listAsErasure(ctx, rules, by?.person.id ?? null) : null;
  if (mails > 0) ctx.record({ type: 'retention.mails_deleted', data: { mails } });
  if (mails > 0 || (by && erasureId)) {
    const facts = { ...(erasureId ? { erasureId } : {}), ...(mails > 0 ? { mails } : {}) };
    await noteSecurity(ctx, { type: 'erasure_ordered', person: by?.person ?? null, place: by?.place, facts });
  }
  return { erasureId, mails };
}

async function listAsErasure(
  ctx: Ctx,
  rules: readonly RetentionRule[],
  personId: string | null,
): Promise<string | null> {
  const found = await listConcerned(ctx.tx, rules, ctx.now, mostOfOneRun);
  if (found.length === 0) return null;
  const id = newId(ctx.now);
  await insertErasure(ctx.tx, { id, kind: 'retention', contactId: null, personId }, ctx.now);
  const total = await listChosenRequests(ctx.tx, id, found);
  await writeErasure(ctx.tx, { id, version: 1 }, {}, ctx.now);
  ctx.record({ type: 'erasure.started', data: { erasureId: id, kind: 'retention', total } });
  return id;
}

/** Looks every hour whether the rules have been carried out today, and cuts off old readings. */
export async function runRetention(runtime: Runtime): Promise<number> {
  const now = runtime.clock();
  const cut = await deleteReads(runtime.db, now, 5000);
  if ((await findRetention(runtime.db)).length > 0) {
    const since = new Date(now.getTime() - dayMs);
    await command(runtime, timer, async (ctx) => {
      await lockRetention(ctx.tx);
      if (!(await wasRunSince(ctx.tx, since))) await startRetention(ctx, null);
    });
  }
  return cut;
}
