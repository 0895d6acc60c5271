import { addressKey, listImportance } from '#areas/customers/index.ts';
import { type Decided, decideRegistration, type Undecided } from '#areas/requests/index.ts';
import { type ActiveRule, compileRules, visibleReply, withoutSignature } from '#areas/rules/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { RuleChanges } from '#contract/effects.ts';
import type { Channel } from '#contract/requests.ts';
import { listMailboxes, listNewest, type Mailbox, type PastRequest } from './effects-of-rule-queries.ts';
import type { Foresight } from './foresight.ts';

/** So many requests are looked at again, newest first. */
const most = 200;

type Change = RuleChanges[number];
type Seen = { id: string; number: number; subject: string | null; metId: string | null; isOther: boolean };

/**
 * What these rules would have made of the newest requests, against what the saved ones would have made of them: each
 * request with the rule that would have met it, and what would be something else, the most frequent first. Nothing is written.
 */
export async function rulesOnNewest(
  { db, catalogue }: Foresight,
  rules: readonly ActiveRule[],
): Promise<{ seen: Seen[]; changes: RuleChanges }> {
  const [past, mailboxes] = await Promise.all([listNewest(db, most), listMailboxes(db)]);
  const customers = await listImportance(db, [...new Set(past.flatMap((one) => one.contact_id ?? []))]);
  const then = { ...catalogue, rules: compileRules(rules) };
  const changes = new Map<string, Change>();
  const seen = past.map((one): Seen => {
    const undecided = asItWas(one, mailboxes, customers.get(one.contact_id ?? '') ?? null);
    const before = decideRegistration(catalogue, undecided, one.created_at);
    const after = decideRegistration(then, undecided, one.created_at);
    const different = differences(before, after);
    for (const { what, from, to } of different) {
      const key = [what, from, to].join(' ');
      const change = changes.get(key) ?? { what, from: nameOf(what, from), to: nameOf(what, to), requests: 0 };
      changes.set(key, { ...change, requests: change.requests + 1 });
    }
    const { id, number, subject } = one;
    return { id, number, subject, metId: after.met?.rule.id ?? null, isOther: different.length > 0 };
  });
  return { seen, changes: [...changes.values()].sort((a, b) => b.requests - a.requests) };

  function nameOf(what: Change['what'], of: string | null): string | null {
    if (what === 'owner') return null;
    if (what === 'category') return catalogue.categories.get(of ?? '')?.path ?? null;
    return (catalogue.priorities.get(of ?? '') ?? catalogue.defaultPriority).name;
  }
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
