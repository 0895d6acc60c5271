import type { Catalogue } from '#areas/catalog/index.ts';
import type { Action } from '#contract/requests.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, forbidden, notFound } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { nextPhase, type TransitionCommand } from './request-phase.ts';
import { mayDo, type PolicyFacts } from './request-policy.ts';
import { lockRequest, type RequestRecord } from './request-queries.ts';

/**
 * The first steps of every command on a request: lock it if it is visible (else 404), see that it was not erased (else
 * `request_erased`) and is still the one the caller saw (else `request_changed`, nothing overwritten), and ask whether the
 * caller may do this (else 403, `pick_not_allowed` when it would take it out of the queue by hand (R13.4), or
 * `transition_refused` when it is the phase that forbids it).
 */
export async function lockForChange(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  action: Action,
  seen: number | undefined,
): Promise<RequestRecord> {
  const row = await lockRequest(ctx.tx, ctx.actor, id);
  if (!row) throw notFound('request');
  assertNotErased(row);
  if (seen !== undefined && seen !== row.version) {
    throw conflict(
      'request_changed',
      `Request ${row.number} was changed while you were working on it. Nothing was overwritten.`,
      {
        version: row.version,
      },
    );
  }
  assertMay(ctx.actor, catalogue, action, row);
  return row;
}

/** Refuses to write on what was erased: throws `request_erased`. */
export function assertNotErased(row: Pick<RequestRecord, 'number' | 'erased_at'>): void {
  if (!row.erased_at) return;
  throw conflict('request_erased', `The personal data of request ${row.number} were erased; nothing is added to it.`);
}

export function assertMay(actor: AnyActor, catalogue: Catalogue, action: Action, row: RequestRecord): void {
  assertNotErased(row);
  const facts = policyFacts(row, catalogue);
  if (mayDo(actor, action, facts)) return;
  const picking = { ...facts, mayPickFromPool: true };
  if (mayDo(actor, action, picking)) {
    throw conflict('pick_not_allowed', 'In this centre requests are taken with Next.', { number: row.number });
  }
  // The same person could do it in some other phase: then it is the phase, not the right, that is missing.
  const elsewhere = (['registered', 'in_process', 'solved', 'closed', 'waiting_customer'] as const).some((phase) =>
    mayDo(actor, action, { ...picking, phase }),
  );
  if (elsewhere) throw refused(row, action);
  throw forbidden('Your roles do not allow this for this request.');
}

/** The phase a command leads to, or `transition_refused`. */
export function phaseAfter(row: RequestRecord, command: TransitionCommand): NonNullable<ReturnType<typeof nextPhase>> {
  const phase = nextPhase(row.phase, command);
  if (!phase) throw refused(row, command);
  return phase;
}

const refused = (row: RequestRecord, what: string) =>
  conflict(
    'transition_refused',
    `Request ${row.number} is ${row.phase.replaceAll('_', ' ')}; this cannot be done from there.`,
    {
      phase: row.phase,
      command: what,
    },
  );

export function policyFacts(row: RequestRecord, catalogue: Catalogue): PolicyFacts {
  const centre = row.centre_id ? catalogue.centres.get(row.centre_id) : undefined;
  return {
    phase: row.phase,
    kind: row.kind,
    ownerId: row.owner_id,
    createdBy: row.created_by,
    mayPickFromPool: centre?.mayPickFromPool ?? true,
    erased: row.erased_at !== null,
  };
}
