import { addressKey, listImportance } from '#areas/customers/index.ts';
import { type Decided, decideRegistration, type Undecided } from '#areas/requests/index.ts';
import { type ActiveRule, compileRules, listActiveRules, visibleReply, withoutSignature } from '#areas/rules/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import type { Channel } from '#contract/requests.ts';
import { listMailboxes, listNewest, type Mailbox, type PastRequest } from './effects-of-rule-queries.ts';
import type { Foresight } from './foresight.ts';

/** So many requests are looked at again, newest first. */
const most = 200;
const mostExamples = 8;

/**
 * What the rules with this one, as it stands on the screen, would have made of the newest requests, against what the rules
 * as they are saved would have made of them. Only what differs is told; nothing is written.
 */
export async function effectsOfRule(
  { db, catalogue }: Foresight,
  id: string | null,
  draft: DraftOf<'rule'>,
): Promise<Effect[]> {
  const [saved, past, mailboxes] = await Promise.all([listActiveRules(db), listNewest(db, most), listMailboxes(db)]);
  const customers = await listImportance(db, [...new Set(past.flatMap((one) => one.contact_id ?? []))]);
  const then = { ...catalogue, rules: compileRules(withDraft(saved, id, draft)) };
  const changes = new Map<string, Change>();
  const examples: (PastRequest & { met: boolean })[] = [];
  let met = 0;
  let other = 0;
  for (const one of past) {
    const undecided = asItWas(one, mailboxes, customers.get(one.contact_id ?? '') ?? null);
    const before = decideRegistration(catalogue, undecided, one.created_at);
    const after = decideRegistration(then, undecided, one.created_at);
    const meets = after.met?.rule.id === draftId;
    if (meets) met += 1;
    const different = differences(before, after);
    for (const { what, from, to } of different) {
      const key = [what, from, to].join(' ');
      const change = changes.get(key) ?? { what, from: nameOf(what, from), to: nameOf(what, to), requests: 0 };
      changes.set(key, { ...change, requests: change.requests + 1 });
    }
    if (different.length > 0) other += 1;
    if (different.length > 0 || (meets && examples.length < mostExamples / 2)) examples.push({ ...one, met: meets });
  }
  return [
    {
      code: 'rule_history',
      looked: past.length,
      met,
      other,
      changes: [...changes.values()].sort((a, b) => b.requests - a.requests),
      examples: examples
        .slice(0, mostExamples)
        .map(({ id: requestId, number, subject, met: meets }) => ({ id: requestId, number, subject, met: meets })),
    },
  ];

  function nameOf(what: Change['what'], of: string | null): string | null {
    if (what === 'owner') return null;
    if (what === 'category') return catalogue.categories.get(of ?? '')?.path ?? null;
    return (catalogue.priorities.get(of ?? '') ?? catalogue.defaultPriority).name;
  }
}

type Change = { what: 'category' | 'priority' | 'owner'; from: string | null; to: string | null; requests: number };

/** The rule on the screen among the saved ones has this id, so that it is known again. */
const draftId = 'draft';

function withDraft(saved: ActiveRule[], id: string | null, draft: DraftOf<'rule'>): ActiveRule[] {
  const at = saved.findIndex((one) => one.id === id);
  const others = saved.filter((one) => one.id !== id);
  if (draft.active === false) return others;
  const beatsChoice = draft.beatsChoice ?? true;
  const lowest = Math.min(51, ...others.filter((one) => one.beatsChoice === beatsChoice).map((one) => one.rank)) - 1;
  const rule: ActiveRule = {
    id: draftId,
    name: draft.name,
    rank: draft.rank ?? lowest,
    beatsChoice,
    conditions: draft.conditions,
    categoryId: draft.categoryId ?? null,
    priorityId: draft.priorityId ?? null,
    ownerId: draft.ownerId ?? null,
    language: draft.language ?? null,
  };
  // In its place, so that it stays before or behind others of its rank.
  return others.toSpliced(at === -1 ? others.length : at, 0, rule);
}

function differences(before: Decided, after: Decided): Pick<Change, 'what' | 'from' | 'to'>[] {
  return [
    { what: 'category' as const, from: before.categoryId, to: after.categoryId },
    { what: 'priority' as const, from: before.priorityId, to: after.priorityId },
    { what: 'owner' as const, from: before.ownerId, to: after.ownerId },
  ].filter(({ from, to }) => from !== to);
}

/** The request as it came: what people chose when they noted it stays theirs, what came by itself is open again. */
function asItWas(one: PastRequest, mailboxes: Mailbox[], customer: Undecided['customer']): Undecided {
  const electronic = one.intake_mode === 'electronic';
  const addresses = (one.recipients ?? [])
    .filter(({ type }) => type !== 'from')
    .map(({ address }) => addressKey(address));
  const from = one.recipients?.find(({ type }) => type === 'from')?.address ?? one.caller_email;
  const isForm = one.category_source === 'form';
  return {
    subject: one.subject ?? '',
    text: withoutSignature(visibleReply(one.description ?? '').visible),
    channel: one.channel as Channel | null,
    mailbox: mailboxes.find(({ key }) => addresses.includes(key)) ?? null,
    sender: from ? addressKey(from) : null,
    customer,
    centreId: one.centre_id,
    language: one.language as Language | null,
    languageSaid: true,
    category:
      !electronic && one.category_source === 'manual' && one.original_category_id
        ? { id: one.original_category_id, source: 'manual' }
        : null,
    formChoiceId: isForm ? one.original_category_id : null,
    priority:
      !electronic && one.priority_source === 'manual' ? { id: one.original_priority_id, source: 'manual' } : null,
    problemCodeId: one.problem_code_id,
    electronic,
    reportedAt: one.reported_at,
  };
}
