import type { z } from 'zod';
import type { AssignmentBody, Category } from '#contract/catalog.ts';

export type AssignmentDraft = {
  turns: { id: string; weight: number }[];
  assignment: z.infer<typeof AssignmentBody>;
};

/** How a category hands out its requests, as it is edited; a new one leaves them in the queue. */
export function assignmentDraft(category: Category | undefined): AssignmentDraft {
  const { administrator, ...rules } = category?.assignment ?? {
    method: 'none' as const,
    onlyPresent: true,
    sameAgentMinutes: -1,
    ownContactFirst: false,
    administrator: null,
    administratorLast: false,
    matchLanguage: false,
    skills: [],
    reassignWhenAbsent: false,
    takeOverWhenReplying: false,
    tellAddresses: [],
    tellMembers: true,
  };
  return {
    turns: category?.turns.map(({ id, weight }) => ({ id, weight })) ?? [],
    assignment: { ...rules, administratorId: administrator?.id ?? null },
  };
}

/** The members in the order of their turns; whoever has just been added stands last with weight 1. */
export function turnsOf(turns: AssignmentDraft['turns'], memberIds: readonly string[]): AssignmentDraft['turns'] {
  const kept = turns.filter((one) => memberIds.includes(one.id));
  const newcomers = memberIds.filter((id) => !kept.some((one) => one.id === id));
  return [...kept, ...newcomers.map((id) => ({ id, weight: 1 }))];
}

/** The same with one of them a place higher or lower; at the end of the list it stays where it is. */
export function moved(turns: AssignmentDraft['turns'], at: number, by: -1 | 1): AssignmentDraft['turns'] {
  const [one, other] = [turns[at], turns[at + by]];
  if (!one || !other) return turns;
  return turns.with(at, other).with(at + by, one);
}
