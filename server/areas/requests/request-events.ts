import type { Because } from '#areas/assignment/index.ts';
import type { Channel, Kind, OwnerSource, Phase } from '#contract/requests.ts';

/** Names before and after. */
type Changed = { from: string | null; to: string | null };

export type RequestEvents = {
  'request.registered': { channel: Channel | null; kind: Kind; blank: boolean };
  'request.details_entered': { fields: string[] };
  /** A rule had a say when it was registered, and in what; null where it had none. */
  'request.met_rule': {
    rule: string;
    category: string | null;
    priority: string | null;
    owner: string | null;
  };
  /**
   * The rules were applied again (R8.2), and what came of it; the events of its parts are told by this one. `override`: they
   * went before what people had chosen. `undone`: this puts back what an earlier time changed.
   */
  'request.rules_applied': {
    rule: string | null;
    override: boolean;
    undone: boolean;
    category: Changed | null;
    priority: Changed | null;
    owner: Changed | null;
  };
  'request.edited': { fields: string[] };
  'request.kind_set': { from: Kind; to: Kind; subKind: string | null };
  'request.customer_identified': { keep: string; contactId: string | null; name: string | null };
  /** `from` and `to` the same: a person confirmed what was chosen otherwise. So with the priority below. */
  'request.classified': { from: string | null; to: string | null; by: string };
  /** `fromId`: the code it had before; that of the first such event is the one it was registered with. */
  'request.problem_code_set': { fromId: string | null; from: string | null; to: string | null };
  /** `problemCode`: the one that raised it, where no person chose it. */
  'request.prioritised': { from: string; to: string; deadlineAt: string | null; problemCode?: string | null };
  /** By a mass recompute after a priority or calendar changed. */
  'request.deadline_recomputed': { from: string | null; deadlineAt: string | null; calendarVersionId: string | null };
  'request.deadline_set': { deadlineAt: string | null; source: string };
  'request.status_set': { from: string; to: string };
  /** `by`: what gave it to the owner where no person did, and `because`: why an owner was looked for. */
  'request.assigned': {
    ownerId: string;
    owner: string;
    category: string | null;
    by?: OwnerSource;
    because?: Because;
  };
  /** An owner was looked for and nobody could be given it; it waits in the queue. */
  'request.unassigned': { category: string; because: Because };
  'request.returned_to_queue': { category: string | null };
  /** `reason`: why another one was taken while enough was held. */
  'request.pulled': { among: number; reason?: string | undefined };
  'request.started': Record<string, never>;
  'request.customer_asked': { byMail: boolean };
  'request.postponed': { until: string; reason: string | null };
  'request.resumed': Record<string, never>;
  'request.woken': { owner: string | null };
  'request.solved': { solution: string | null };
  'request.closed': { kind: Kind; from: Phase };
  /** Its owner has read it; `first`: for the first time since it is theirs. */
  'request.read': { first: boolean };
  'request.reopened': { reason: string | null; by: 'person' | 'customer' };
  'message.received': { messageId: string; from: string | null };
  'message.written': {
    messageId: string;
    kind: 'reply' | 'question' | 'note' | 'call_note';
    held?: boolean;
    mentions?: string[];
  };
  /** A reply that waited has left: whoever delivers takes it from here. */
  'message.released': { messageId: string; kind: string };
  /** Taken back before it left. `reverted`: what it did to the request was undone with it. */
  'message.withdrawn': { messageId: string; kind: string; reverted: boolean };
  'draft.handed_over': { toId: string; to: string; note: string | null };
  'draft.taken_over': { fromId: string; from: string };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends RequestEvents {}
}
