import type { ChainEvent } from '#contract/escalation.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import type { ChainState, Reaction } from './chain-calc.ts';
import './escalation-events.ts';

/** Records what an event did to a chain; nothing where it did nothing. */
export function tellOfChange(
  ctx: Ctx<AnyActor>,
  requestId: string,
  change: { before: ChainState; after: ChainState; because: ChainEvent; reaction: Reaction },
): void {
  const { before, after, because, reaction } = change;
  const dueAt = after.dueAt?.toISOString() ?? null;
  const hasNext = after.dueAt !== null || after.leftSeconds !== null;
  if (reaction === 'stop' && !before.stopped && (before.dueAt !== null || before.leftSeconds !== null)) {
    const data = { because, level: after.level, leftSeconds: after.leftSeconds };
    ctx.record({ type: 'escalation.stopped', requestId, data });
  }
  if (reaction === 'continue' && hasNext && (before.stopped || because === 'priority_changed')) {
    ctx.record({ type: 'escalation.continued', requestId, data: { because, level: after.level, dueAt } });
  }
  if (reaction === 'restart' && hasNext) {
    ctx.record({ type: 'escalation.restarted', requestId, data: { because, dueAt } });
  }
}
