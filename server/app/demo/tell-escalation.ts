import { listPastOfPriority } from '#areas/effects/effects-of-escalation-queries.ts';
import { type ChainRow, listChains } from '#areas/escalation/chain-queries.ts';
import type { Deed } from '#areas/escalation/escalation-events.ts';
import { type FollowedEvent, replayed, rulesOf, writeState } from '#areas/escalation/index.ts';
import { listAnswerable } from '#areas/escalation/target-queries.ts';
import { newId } from '#platform/ids.ts';
import type { AnyActor } from '#platform/principal.ts';
import type { ExampleDesk } from './example-desk.ts';
import type { History } from './history.ts';

const escalation: AnyActor = { kind: 'rule', id: null, name: 'Linja', channel: 'timer' };
const newest = 400;

/**
 * Where the escalation of what is open stands, by what happened to it in the month: its chain played through. The levels it
 * came to are told in its timeline; a request that a level would have moved is left without, as nobody moved it.
 */
export async function tellEscalation(history: History, desk: ExampleDesk, now: number): Promise<void> {
  const until = new Date(now);
  for (const chain of await listChains(history.tx)) {
    const rules = rulesOf(chain, desk.catalogue.priorities.get(chain.priority_id));
    for (const one of await listPastOfPriority(history.tx, chain.priority_id, newest)) {
      if (one.phase === 'solved' || one.phase === 'closed') continue;
      const events = withReading(one.history, one.ownerId);
      const { state, ownerId, reached } = replayed(rules, chain.events, events, until, one.ownerId);
      const last = events.at(-1);
      const moved = reached.some(({ level }) => chain.levels[level - 1]?.assignTo !== 'nobody') && ownerId !== null;
      if (!state || !last || moved) continue;
      for (const { level, at } of reached) {
        const deeds = await deedsOf(history, chain, level, ownerId, one.place, at);
        const data = { level, levels: chain.levels.length, late: false, deeds, tell: [] };
        await history.act(escalation, at, async (ctx) =>
          ctx.record({ type: 'escalation.level_reached', requestId: one.requestId, data }),
        );
      }
      const stored = {
        ...state,
        priorityId: chain.priority_id,
        ownerId,
        because: state.stopped ? ('read' as const) : null,
        changedAt: reached.at(-1)?.at ?? last.at,
        seenAt: last.at,
        seenEventId: newId(last.at),
      };
      await history.act(escalation, until, (ctx) => writeState(ctx.tx, one.requestId, stored, until));
    }
  }
}

/** Whoever began to work on something has read it, also who registered it and has had it since; see `tellReading`. */
function withReading(events: readonly FollowedEvent[], ownerId: string | null): FollowedEvent[] {
  const given = events.some((event) => event.type === 'request.assigned' || event.type === 'request.pulled');
  return events.flatMap((event) => {
    const began = event.type === 'request.started' || event.type === 'request.pulled';
    const keeps = event.type === 'request.registered' && !given && ownerId !== null && event.actorId === ownerId;
    return began || keeps ? [event, { ...event, type: 'request.read' }] : [event];
  });
}

async function deedsOf(
  history: History,
  chain: ChainRow,
  level: number,
  ownerId: string | null,
  place: { category_id: string | null; centre_id: string | null },
  at: Date,
): Promise<Deed[]> {
  const one = chain.levels[level - 1];
  const deeds: Deed[] = [];
  if (one?.tellOwner) deeds.push({ did: 'owner', ...(ownerId ? {} : { failed: 'nobody' as const }) });
  if (one?.tellAdministrator) {
    const names = (await listAnswerable(history.tx, place, at)).map(({ name }) => name);
    deeds.push({ did: 'administrator', names, ...(names.length > 0 ? {} : { failed: 'nobody' as const }) });
  }
  return deeds;
}
