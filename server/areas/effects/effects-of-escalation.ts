import { begun, countRunning, foreseen, replayed, rulesOf } from '#areas/escalation/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { countWithoutChain, listPastOfPriority } from './effects-of-escalation-queries.ts';
import type { Foresight } from './foresight.ts';

/** So many requests are looked at again, the newest ones, and so many of them named for each level. */
const mostRequests = 200;
const mostExamples = 3;

/** When the levels would come for a request registered now, and what they would have done to the last requests. */
export async function effectsOfEscalation(
  { db, catalogue, now }: Foresight,
  priorityId: string | null,
  draft: DraftOf<'escalation'>,
): Promise<Effect[]> {
  const priority = catalogue.priorities.get(priorityId ?? '');
  if (!priority) return [];
  const rules = rulesOf({ in_time_frame_only: draft.inTimeFrameOnly, ...draft }, priority);
  const [past, running, without] = await Promise.all([
    listPastOfPriority(db, priority.id, mostRequests),
    countRunning(db, priority.id),
    countWithoutChain(db, priority.id),
  ]);
  const would = past.map(({ number, ownerId, history }) => ({
    number,
    reached: replayed(rules, draft.events, history, now, ownerId).reached,
  }));
  const levels = draft.levels.map((_, index) => {
    const those = would.flatMap(({ number, reached }) =>
      reached.filter((one) => one.level === index + 1).map(({ at }) => ({ number, at: at.toISOString() })),
    );
    return { level: index + 1, count: those.length, examples: those.slice(0, mostExamples) };
  });
  const example = foreseen(rules, begun(rules, draft.events.new_request, false, now));
  // What restarts a chain begins it too for what came before it, and nothing else does.
  const begins = (['read', 'owner_changed', 'new_info'] as const).some((event) => draft.events[event] === 'restart');
  return [
    { code: 'escalation_example', levels: example.map(({ level, at }) => ({ level, at: at.toISOString() })) },
    { code: 'escalation_past', looked: past.length, levels },
    ...(running > 0 ? [{ code: 'escalation_running' as const, count: running }] : []),
    ...(without.count > 0 && draft.levels.length > 0
      ? [{ code: 'escalation_without' as const, ...without, begins }]
      : []),
  ];
}
