import { listPastOfPriority } from '#areas/effects/effects-of-escalation-queries.ts';
import { listChains } from '#areas/escalation/chain-queries.ts';
import { replayed, rulesOf, writeState } from '#areas/escalation/index.ts';
import { newId } from '#platform/ids.ts';
import type { AnyActor } from '#platform/principal.ts';
import type { ExampleDesk } from './example-desk.ts';
import type { History } from './history.ts';

const escalation: AnyActor = { kind: 'rule', id: null, name: 'Escalation', channel: 'timer' };
const newest = 400;

/**
 * Where the escalation of what is open stands, by what happened to it in the month: its chain played through. The levels it
 * came to told people, who were told nothing in truth; none of them moved a request, as the month went without.
 */
export async function tellEscalation(history: History, desk: ExampleDesk, now: number): Promise<void> {
  const until = new Date(now);
  for (const chain of await listChains(history.tx)) {
    const priority = desk.catalogue.priorities.get(chain.priority_id);
    const rules = rulesOf(chain, priority);
    const open = (await listPastOfPriority(history.tx, chain.priority_id, newest)).filter(
      (one) => one.phase !== 'solved' && one.phase !== 'closed',
    );
    for (const { requestId, history: events } of open) {
      const { state, ownerId, reached } = replayed(rules, chain.events, events, until);
      const last = events.at(-1);
      // The last level gives a request away; in the month nobody did, so it is still to come.
      const told = reached.filter((one) => chain.levels[one.level - 1]?.assignTo === 'nobody');
      if (!state || !last || told.length < reached.length) continue;
      for (const { level, at } of told) {
        const data = { level, levels: chain.levels.length, late: false, deeds: [], tell: [] };
        await history.act(escalation, at, async (ctx) =>
          ctx.record({ type: 'escalation.level_reached', requestId, data: { ...data, deeds: deedsOf(chain, level) } }),
        );
      }
      await history.act(escalation, until, (ctx) =>
        writeState(
          ctx.tx,
          requestId,
          {
            ...state,
            priorityId: chain.priority_id,
            ownerId,
            because: state.stopped ? 'read' : null,
            changedAt: told.at(-1)?.at ?? last.at,
            seenAt: last.at,
            seenEventId: newId(last.at),
          },
          until,
        ),
      );
    }
  }
}

function deedsOf(chain: Awaited<ReturnType<typeof listChains>>[number], level: number) {
  const one = chain.levels[level - 1];
  return one?.tellOwner ? [{ did: 'owner' as const }] : [];
}
