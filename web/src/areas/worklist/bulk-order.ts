import type { BulkOrder } from '#contract/bulk.ts';
import { momentOf } from '../../ui/local-time.ts';
import type { OrderDraft } from './bulk-api.ts';

export type BulkAction = BulkOrder['action'];

/** What the form of an order holds; each action uses its own. */
export type Draft = {
  ownerId?: string | null;
  categoryId?: string | null;
  priorityId?: string | null;
  statusId?: string | null;
  until?: string;
  text?: string;
  /** Rules go before what people chose. */
  override?: boolean;
  afterwards: 'stay' | 'ask' | 'solve' | 'close';
};

/** The order a filled form gives, or null while something it needs is missing. Moments are read in `zone`. */
export function orderOf(action: BulkAction, draft: Draft, zone: string): OrderDraft | null {
  const text = draft.text?.trim() ?? '';
  switch (action) {
    case 'assign':
      return draft.ownerId ? { action, ownerId: draft.ownerId } : null;
    case 'classify':
      return draft.categoryId ? { action, categoryId: draft.categoryId } : null;
    case 'set_priority':
      return draft.priorityId ? { action, priorityId: draft.priorityId } : null;
    case 'set_status':
      return draft.statusId ? { action, statusId: draft.statusId } : null;
    case 'postpone': {
      const until = draft.until ? momentOf(draft.until, zone) : null;
      return until === null
        ? null
        : { action, until: new Date(until).toISOString(), ...(text ? { reason: text } : {}) };
    }
    case 'add_note':
      return text ? { action, text } : null;
    case 'reply':
      return text ? { action, text, afterwards: draft.afterwards } : null;
    case 'reopen':
      return text ? { action, reason: text } : { action };
    case 'solve':
    case 'close':
      return text ? { action, text } : { action };
    case 'return_to_queue':
    case 'recompute_deadline':
    case 'begin_escalation':
      return { action };
    case 'apply_rules':
      return { action, override: draft.override ?? false };
  }
}
