import { type Chosen, chooseOwner, mayChoose } from '#areas/assignment/index.ts';
import { type Catalogue, type CatalogueCategory, raisedBy } from '#areas/catalog/index.ts';
import { addressKey, type Importance, listImportance, normalisePhone } from '#areas/customers/index.ts';
import { visibleReply, withoutSignature } from '#areas/rules/index.ts';
import type { Channel, PrioritySource, RegisterRequest } from '#contract/requests.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, forbidden, invalid } from '#platform/errors.ts';
import { newId, newToken } from '#platform/ids.ts';
import type { AnyActor } from '#platform/principal.ts';
import './request-events.ts';
import { type CategorySource, categoryColumns } from './category-columns.ts';
import { type Decided, decideRegistration, type Undecided } from './decide-registration.ts';
import { statusOn } from './phase-columns.ts';
import { computedDeadline, deadlineStart, noDeadline } from './request-deadline.ts';
import { insertRequest, type NewRequest, type RowOfRequest } from './request-queries.ts';
import { findRuleOwner } from './rule-owner-queries.ts';
import { assertOffered } from './set-problem-code.ts';

export type Registration = RegisterRequest & {
  intakeMode?: 'electronic' | 'call_taker' | 'expert';
  prioritySource?: PrioritySource;
  categorySource?: CategorySource;
  relatedToId?: string | null;
  /** Messages that are written with it; none otherwise. */
  messageCount?: number;
  /** What rules are to read, from a channel that knows it better than the fields tell. */
  heard?: Pick<Undecided, 'subject' | 'text' | 'mailbox' | 'sender' | 'customer'>;
};

type CategoryColumn = 'category_id' | 'original_category_id' | 'category_source' | 'category_at';

/** What makes a blank request a registered one: somebody to answer, or something that was said (T2). */
const speaking = [
  'contactId',
  'callerName',
  'callerPhone',
  'callerEmail',
  'subject',
  'description',
  'informationGiven',
  'commentText',
  'solution',
] as const;

/**
 * Registers a request (T1, T2b): one insert, nothing mandatory (S1-9, R1.1). Blank it is `new`; with somebody or
 * something in it `registered`, with category, priority and deadline. Gives the row. Throws `reference_unknown` for a
 * category, priority or centre that is not there, `already_exists` for an id that is taken.
 */
export async function registerRequest(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  input: Registration,
): Promise<RowOfRequest> {
  return (await sendRegistration(ctx, catalogue, input)).written;
}

/**
 * The same without waiting for the row, so that insert, event and commit leave in one trip. The database is asked before
 * only where a rule or a customer's own priority has to be known of a customer nobody has looked up yet, and for an owner
 * where the category assigns by itself.
 */
export async function sendRegistration(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  input: Registration,
): Promise<{ written: Promise<RowOfRequest>; ownerName: string | null }> {
  const { actor, now } = ctx;
  const blank = !speaking.some((field) => input[field]);
  assertMayGive(catalogue, input, actor);
  assertOffered(catalogue, input.problemCodeId, input.categoryId);
  const kind = input.kind ?? 'undetermined';
  const taken = input.takeIt && actor.kind === 'person' && actor.permissions.has('request.solve') ? actor.id : null;
  const reportedAt = input.reportedAt ? new Date(input.reportedAt) : now;
  if (reportedAt.getTime() > now.getTime() + 60_000)
    throw invalid('invalid_body', 'A request cannot have been reported in the future.');
  const decided = await decide(ctx, catalogue, input, reportedAt, blank || kind === 'comment');
  const category = decided.categoryId ? catalogue.categories.get(decided.categoryId) : undefined;
  const centreId = category?.centreId ?? input.centreId ?? homeCentre(catalogue, actor);
  const centre = centreId ? catalogue.centres.get(centreId) : undefined;
  if (centreId && !centre) throw conflict('reference_unknown', 'There is no such centre.');
  const priority = catalogue.priorities.get(decided.priorityId ?? '') ?? catalogue.defaultPriority;
  const unraised = catalogue.priorities.get(decided.unraisedPriorityId ?? '') ?? catalogue.defaultPriority;
  const given = await ownerByRule(ctx, decided, { takes: taken !== null, centreId: centreId ?? null });
  const timing = {
    centre_id: centreId ?? null,
    created_at: now,
    reported_at: reportedAt,
    deadline_pauses: [] as never,
  };
  const deadline = blank || kind === 'comment' ? noDeadline : computedDeadline(catalogue, priority, timing);
  const id = input.id ?? newId(now);
  const language = decided.language ?? centre?.language ?? null;
  const contactId = input.contactId ?? null;
  // A rule's word comes before every other way to an owner (§4.12).
  let chosen: Chosen | null = given && { ownerId: given.id, owner: given.name, by: 'rule' };
  const assigns = !taken && !blank && kind !== 'comment';
  const looked = assigns && !chosen && category && mayChoose(category.assignment, { contactId });
  if (looked) chosen = await chooseOwner(ctx.tx, catalogue, { id, categoryId: category.id, contactId, language }, now);
  const owner = taken ?? chosen?.ownerId ?? null;
  const phase = blank ? 'new' : taken ? 'in_process' : chosen ? 'assigned' : 'registered';
  const status = statusOn(catalogue, phase);
  const request: NewRequest = {
    id,
    reply_token: newToken(4),
    kind,
    sub_kind: kind === 'comment' ? null : (input.subKind ?? null),
    channel: input.channel ?? null,
    intake_mode:
      input.intakeMode ?? (actor.kind === 'person' && actor.permissions.has('request.solve') ? 'expert' : 'call_taker'),
    phase,
    status_id: status.id,
    subject: input.subject || null,
    description: input.description || null,
    language,
    centre_id: centreId ?? null,
    // Unless a person chose it, as the next line says then.
    human_category_id: null,
    human_category_at: null,
    ...(categoryColumns(category?.id, decided.categorySource ?? 'centre', now) as Pick<NewRequest, CategoryColumn>),
    suggested_category_id: decided.suggestion?.categoryId ?? null,
    suggested_confidence: decided.suggestion?.confidence ?? null,
    priority_id: priority.id,
    original_priority_id: unraised.id,
    priority_source: decided.prioritySource,
    problem_code_id: input.problemCodeId ?? null,
    priority_code_id: decided.prioritySource === 'problem_code' ? (input.problemCodeId ?? null) : null,
    rule_name: decided.met?.rule.name ?? null,
    rule_because: decided.met ? JSON.stringify(decided.met.because) : null,
    owner_id: owner,
    owner_source: chosen?.by ?? null,
    owner_since: owner && now,
    contact_id: contactId,
    caller_name: input.callerName || null,
    caller_phone: input.callerPhone || null,
    caller_e164: input.callerPhone ? (normalisePhone(input.callerPhone, catalogue.desk.country)?.e164 ?? null) : null,
    caller_email: input.callerEmail || null,
    work_address: input.workAddress || null,
    information_given: input.informationGiven || null,
    comment_text: input.commentText || null,
    comment_subject: input.commentSubject ?? null,
    comment_person_id: input.commentPersonId ?? null,
    solution: input.solution || null,
    deadline_at: deadline.deadline_at,
    deadline_warn_at: deadline.deadline_warn_at,
    deadline_started_at: deadline.deadline_started_at,
    deadline_budget_seconds: deadline.deadline_budget_seconds,
    deadline_budget_days: deadline.deadline_budget_days,
    time_since: deadlineStart(catalogue, timing),
    deadline_calendar_version_id: deadline.deadline_calendar_version_id,
    related_to_id: input.relatedToId ?? null,
    reported_at: reportedAt,
    message_count: input.messageCount ?? 0,
    active_at: now,
    created_at: now,
    created_by: actor.id,
    updated_at: now,
  };
  const written = insertRequest(ctx.tx, request);
  // Whoever waits for it hears of its failure; nobody else has to.
  written.catch(() => {});
  ctx.record({
    type: 'request.registered',
    requestId: id,
    data: { channel: request.channel as Channel | null, kind, blank },
  });
  recordDecision(ctx, catalogue, id, decided, given);
  if (!given) recordChosen(ctx, id, category, chosen, looked === true);
  return { written, ownerName: chosen?.owner ?? (taken ? actor.name : null) };
}

/** What came of looking for an owner: who it is, or that there is none. */
function recordChosen(
  ctx: Ctx<AnyActor>,
  id: string,
  category: CatalogueCategory | undefined,
  chosen: Chosen | null,
  looked: boolean,
): void {
  if (chosen) {
    const data = { ...chosen, category: category?.plainPath ?? null, because: 'registered' as const };
    ctx.record({ type: 'request.assigned', requestId: id, data });
  } else if (looked && category) {
    ctx.record({
      type: 'request.unassigned',
      requestId: id,
      data: { category: category.plainPath, because: 'registered' },
    });
  }
}

/** Refuses what is given and not there, not for the caller to give, or not for customers to choose (R6.3). */
function assertMayGive(catalogue: Catalogue, input: Registration, actor: AnyActor): void {
  if (input.categoryId && !catalogue.categories.get(input.categoryId)?.active) {
    throw conflict('reference_unknown', 'There is no such category.');
  }
  if (isForm(input.channel) && !input.takeIt && catalogue.categories.get(input.categoryId ?? '')?.internal) {
    throw conflict('category_internal', 'Customers may not choose this category; it is internal.', {
      categoryId: input.categoryId,
    });
  }
  if (!input.priorityId) return;
  const priority = catalogue.priorities.get(input.priorityId);
  if (!priority) throw conflict('reference_unknown', 'There is no such priority.');
  if (actor.kind === 'person' && !actor.permissions.has('request.prioritise') && !priority.isDefault) {
    throw forbidden('Your roles do not allow choosing the priority.');
  }
}

/** A form of ours: the category that comes with it is the customer's choice (S5-19). */
const isForm = (channel: Channel | null | undefined) => channel === 'web_form' || channel === 'portal';

/** Decides what nobody has said (R6.1, R8.1); a blank one and a comment have nothing to decide. */
async function decide(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  input: Registration,
  reportedAt: Date,
  nothing: boolean,
): Promise<Decided> {
  const { actor, now } = ctx;
  const chosen = Boolean(input.categoryId) && isForm(input.channel) && !input.takeIt;
  const person = actor.kind === 'person';
  const category =
    input.categoryId && !chosen
      ? { id: input.categoryId, source: input.categorySource ?? (person ? ('manual' as const) : ('rule' as const)) }
      : null;
  const priority = input.priorityId ? { id: input.priorityId, source: input.prioritySource ?? 'manual' } : null;
  if (nothing)
    return decidedBy(
      category ?? (chosen ? { id: input.categoryId as string, source: 'form' } : null),
      priority,
      input.language ?? null,
      priority?.source === 'manual'
        ? null
        : raisedBy(catalogue, input.problemCodeId, priority?.id ?? catalogue.defaultPriority.id),
    );
  const placed = catalogue.categories.get(input.categoryId ?? '')?.centreId;
  const centreId = placed ?? input.centreId ?? homeCentre(catalogue, actor) ?? null;
  const centre = catalogue.centres.get(centreId ?? '');
  const { customer, ...heard } = input.heard ?? {
    subject: input.subject ?? '',
    text: withoutSignature(visibleReply(input.description ?? '').visible),
    mailbox: null,
    sender: input.callerEmail ? addressKey(input.callerEmail) : null,
    customer: await importanceIfAsked(ctx, catalogue, input.contactId),
  };
  const one: Undecided = {
    ...heard,
    customer,
    channel: input.channel ?? null,
    centreId,
    language: input.language ?? centre?.language ?? null,
    languageSaid: person && Boolean(input.language),
    category,
    formChoiceId: chosen ? (input.categoryId as string) : null,
    priority,
    problemCodeId: input.problemCodeId ?? null,
    electronic: input.intakeMode === 'electronic',
    reportedAt,
  };
  return decideRegistration(catalogue, one, now);
}

/** What was said, and nothing beside it but what its problem code asks for. */
const decidedBy = (
  category: { id: string; source: CategorySource } | null,
  priority: { id: string; source: PrioritySource } | null,
  language: Decided['language'],
  raised: string | null,
): Decided => ({
  categoryId: category?.id ?? null,
  categorySource: category?.source ?? null,
  priorityId: raised ?? priority?.id ?? null,
  prioritySource: raised ? 'problem_code' : (priority?.source ?? 'default'),
  unraisedPriorityId: priority?.id ?? null,
  language,
  ownerId: null,
  met: null,
  suggestion: null,
});

/** How important a customer is, asked only where a rule or a customer's own priority may make something of it. */
export async function importanceIfAsked(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  contactId: string | null | undefined,
): Promise<Importance | null> {
  if (!contactId || !(catalogue.rules.asksCustomer || catalogue.customersHavePriority)) return null;
  return (await listImportance(ctx.tx, [contactId])).get(contactId) ?? null;
}

/** Whom the rule gives it to, if nobody has taken it and that person may have it now; else it waits in the queue. */
export async function ownerByRule(
  ctx: Ctx<AnyActor>,
  { ownerId, categoryId }: Decided,
  { takes, centreId }: { takes: boolean; centreId: string | null },
): Promise<{ id: string; name: string } | null> {
  if (takes || !ownerId) return null;
  return findRuleOwner(ctx.tx, ownerId, { categoryId, centreId }, ctx.now);
}

/** Says in the timeline which rule it met and what came of it, and tells whoever it was given to. */
export function recordDecision(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  requestId: string,
  decided: Decided,
  owner: { id: string; name: string } | null,
): void {
  const { met } = decided;
  if (!met) return;
  const category = catalogue.categories.get(decided.categoryId ?? '')?.plainPath ?? null;
  ctx.record({
    type: 'request.met_rule',
    requestId,
    data: {
      rule: met.rule.name,
      category: decided.categorySource === 'rule' ? category : null,
      priority:
        decided.prioritySource === 'filter' ? (catalogue.priorities.get(decided.priorityId ?? '')?.name ?? null) : null,
      owner: owner?.name ?? null,
    },
  });
  if (owner) {
    ctx.record({
      type: 'request.assigned',
      requestId,
      data: { ownerId: owner.id, owner: owner.name, category, by: 'rule', because: 'registered' },
    });
  }
}

/** What a centre's requests are about until somebody says otherwise (R6.1). */
export function defaultCategory(catalogue: Catalogue, centreId: string | null | undefined) {
  const id = centreId ? catalogue.centres.get(centreId)?.defaultCategoryId : null;
  const category = id ? catalogue.categories.get(id) : undefined;
  return category?.active ? category : undefined;
}

/** The centre a person works in; for what comes by itself, the first active one. */
export function homeCentre(catalogue: Catalogue, actor?: AnyActor): string | undefined {
  if (actor?.kind === 'person') return actor.centreIds.find((id) => catalogue.centres.get(id)?.active);
  return [...catalogue.centres.values()].find((centre) => centre.active)?.id;
}
