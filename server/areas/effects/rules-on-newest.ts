import type { Catalogue } from '#areas/catalog/index.ts';
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
type Seen = {
  id: string;
  number: number;
  subject: string | null;
  metId: string | null;
  isOther: boolean;
  /** As it came, and what was and would have been decided of it. */
  row: PastRequest;
  before: Decided;
  after: Decided;
};

/** What these rules would have made of the newest requests, against what the saved ones would have made of them. */
export const rulesOnNewest = (sight: Foresight, rules: readonly ActiveRule[]) =>
  decidedOnNewest(sight, { ...sight.catalogue, rules: compileRules(rules) });

/**
 * What other settings would have made of the newest requests, of the desk or of one centre, against what the saved ones
 * would have made of them: each request with the rule that would have met it, and what would be something else, the most
 * frequent first. Nothing is written.
 */
export async function decidedOnNewest(
  { db, catalogue }: Foresight,
  then: Catalogue,
  centreId?: string,
): Promise<{ seen: Seen[]; changes: RuleChanges }> {
  const [past, mailboxes] = await Promise.all([listNewest(db, most, centreId), listMailboxes(db)]);
  const customers = await listImportance(db, [...new Set(past.flatMap((one) => one.contact_id ?? []))]);
  const changes = new Map<string, Change>();
  const seen = past.map((row): Seen => {
    const undecided = asItWas(row, mailboxes, customers.get(row.contact_id ?? '') ?? null);
    const before = decideRegistration(catalogue, undecided, row.created_at);
    const after = decideRegistration(then, undecided, row.created_at);
    const different = differences(catalogue, before, then, after);
    for (const one of different) {
      const key = Object.values(one).join(' ');
      const change = changes.get(key) ?? { ...one, requests: 0 };
      changes.set(key, { ...change, requests: change.requests + 1 });
    }
    const { id, number, subject } = row;
    const isOther = different.length > 0;
    return { id, number, subject, metId: after.met?.rule.id ?? null, isOther, row, before, after };
  });
  return { seen, changes: [...changes.values()].sort((a, b) => b.requests - a.requests) };
}

/** The priority a decision comes to; without one it is the default. */
export const priorityOf = (catalogue: Catalogue, { priorityId }: Decided) =>
  catalogue.priorities.get(priorityId ?? '') ?? catalogue.defaultPriority;

function differences(
  catalogue: Catalogue,
  before: Decided,
  then: Catalogue,
  after: Decided,
): Omit<Change, 'requests'>[] {
  const path = (one: Catalogue, id: string | null) => one.categories.get(id ?? '')?.path ?? null;
  const [was, would] = [priorityOf(catalogue, before), priorityOf(then, after)];
  const category = {
    what: 'category' as const,
    from: path(catalogue, before.categoryId),
    to: path(then, after.categoryId),
  };
  return [
    ...(before.categoryId === after.categoryId ? [] : [category]),
    ...(was.id === would.id ? [] : [{ what: 'priority' as const, from: was.name, to: would.name }]),
    ...(before.ownerId === after.ownerId ? [] : [{ what: 'owner' as const, from: null, to: null }]),
  ];
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
