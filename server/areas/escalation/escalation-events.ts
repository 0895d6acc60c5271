import type { ChainEvent } from '#contract/escalation.ts';

/** One thing a level did, for the timeline; `failed` says why it could not. */
export type Deed = {
  did: 'assigned' | 'queued' | 'customer' | 'owner' | 'administrator' | 'addresses';
  names?: string[];
  failed?: 'absent' | 'inactive' | 'not_a_member' | 'nobody' | 'no_address' | 'refused';
};

export type EscalationEvents = {
  'escalation.started': { levels: number; dueAt: string | null };
  'escalation.stopped': { because: ChainEvent; level: number; leftSeconds: number | null };
  'escalation.continued': { because: ChainEvent; level: number; dueAt: string | null };
  'escalation.restarted': { because: ChainEvent; dueAt: string | null };
  /** `tell`: people who are told on the screen, by mail and push, as they chose. */
  'escalation.level_reached': { level: number; levels: number; late: boolean; deeds: Deed[]; tell: string[] };
  'escalation_chain.edited': { priorityId: string; levels: number };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends EscalationEvents {}
}
