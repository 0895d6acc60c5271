import { type Chosen, chooseOwner, mayChoose } from '#areas/assignment/index.ts';
import type { Catalogue, CatalogueCategory } from '#areas/catalog/index.ts';
import { normalisePhone } from '#areas/customers/index.ts';
import type { Channel, RegisterRequest } from '#contract/requests.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, forbidden, invalid } from '#platform/errors.ts';
import { newId, newToken } from '#platform/ids.ts';
import type { AnyActor } from '#platform/principal.ts';
import './request-events.ts';
import { type CategorySource, categoryColumns } from './category-columns.ts';
import { enter } from './phase-columns.ts';
import { computedDeadline, noDeadline } from './request-deadline.ts';
import { insertRequest, type NewRequest, type RequestRecord } from './request-queries.ts';
import { suggestCategory } from './suggest-category.ts';

export type Registration = RegisterRequest & {
  intakeMode?: 'electronic' | 'call_taker' | 'expert';
  prioritySource?: 'filter' | 'contact' | 'mailbox' | 'default' | 'manual';
  categorySource?: CategorySource;
  relatedToId?: string | null;
  /** Whose it is by a rule, which comes before every other way to an owner (§4.12). */
  owner?: { id: string; name: string } | null;
};

type CategoryColumn = 'category_id' | 'original_category_id' | 'category_source' | 'category_at';

/** Where the category comes from when it was given at all; else it is the centre's own (R6.1). */
function sourceOf(input: Registration, actor: AnyActor): CategorySource {
  if (!input.categoryId) return 'centre';
  return input.categorySource ?? (actor.kind === 'person' ? 'manual' : 'rule');
}

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
): Promise<RequestRecord> {
  return (await sendRegistration(ctx, catalogue, input)).written;
}

/**
 * The same without waiting for the row, so that insert, event and commit leave in one trip; only looking for an owner,
 * where the category assigns by itself, comes before.
 */
export async function sendRegistration(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  input: Registration,
): Promise<{ written: Promise<RequestRecord>; ownerName: string | null }> {
  const { actor, now } = ctx;
  const blank = !speaking.some((field) => input[field]);
  const category = categoryOf(catalogue, input, actor, blank);
  const centreId = category?.centreId ?? input.centreId ?? homeCentre(catalogue, actor);
  const centre = centreId ? catalogue.centres.get(centreId) : undefined;
  if (centreId && !centre) throw conflict('reference_unknown', 'There is no such centre.');
  const priority = input.priorityId ? catalogue.priorities.get(input.priorityId) : catalogue.defaultPriority;
  if (!priority) throw conflict('reference_unknown', 'There is no such priority.');
  if (
    input.priorityId &&
    actor.kind === 'person' &&
    !actor.permissions.has('request.prioritise') &&
    !priority.isDefault
  ) {
    throw forbidden('Your roles do not allow choosing the priority.');
  }
  const kind = input.kind ?? 'undetermined';
  const taken = input.takeIt && actor.kind === 'person' && actor.permissions.has('request.solve') ? actor.id : null;
  const reportedAt = input.reportedAt ? new Date(input.reportedAt) : now;
  if (reportedAt.getTime() > now.getTime() + 60_000)
    throw invalid('invalid_body', 'A request cannot have been reported in the future.');
  const timing = {
    centre_id: centreId ?? null,
    created_at: now,
    reported_at: reportedAt,
    deadline_pauses: [] as never,
  };
  const deadline = blank || kind === 'comment' ? noDeadline : computedDeadline(catalogue, priority, timing);
  const suggestion = suggestCategory(catalogue, centreId, input);
  const id = input.id ?? newId(now);
  const language = input.language ?? centre?.language ?? null;
  const contactId = input.contactId ?? null;
  let chosen: Chosen | null = null;
  const assigns = !taken && !blank && kind !== 'comment';
  if (assigns && input.owner) chosen = { ownerId: input.owner.id, owner: input.owner.name, by: 'rule' };
  const looked = assigns && !chosen && category && mayChoose(category.assignment, { contactId });
  if (looked) chosen = await chooseOwner(ctx.tx, catalogue, { id, categoryId: category.id, contactId, language }, now);
  const owner = taken ?? chosen?.ownerId ?? null;
  const phase = blank ? 'new' : taken ? 'in_process' : chosen ? 'assigned' : 'registered';
  const status = enter(catalogue, phase);
  const request: NewRequest = {
    id,
    reply_token: newToken(4),
    kind,
    sub_kind: kind === 'comment' ? null : (input.subKind ?? null),
    channel: input.channel ?? null,
    intake_mode:
      input.intakeMode ?? (actor.kind === 'person' && actor.permissions.has('request.solve') ? 'expert' : 'call_taker'),
    phase,
    status_id: status.status_id as string,
    subject: input.subject || null,
    description: input.description || null,
    language,
    centre_id: centreId ?? null,
    ...(categoryColumns(category?.id, sourceOf(input, actor), now) as Pick<NewRequest, CategoryColumn>),
    suggested_category_id: suggestion?.categoryId ?? null,
    suggested_confidence: suggestion?.confidence ?? null,
    priority_id: priority.id,
    original_priority_id: priority.id,
    priority_source: input.prioritySource ?? (input.priorityId ? 'manual' : 'default'),
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
    deadline_at: (deadline.deadline_at as Date | null) ?? null,
    deadline_started_at: (deadline.deadline_started_at as Date | null) ?? null,
    deadline_budget_seconds: (deadline.deadline_budget_seconds as number | null) ?? null,
    deadline_calendar_version_id: (deadline.deadline_calendar_version_id as string | null) ?? null,
    related_to_id: input.relatedToId ?? null,
    reported_at: reportedAt,
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
  recordChosen(ctx, id, category, chosen, looked === true);
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
    const data = { ...chosen, category: category?.path ?? null, because: 'registered' as const };
    ctx.record({ type: 'request.assigned', requestId: id, data });
  } else if (looked && category) {
    ctx.record({ type: 'request.unassigned', requestId: id, data: { category: category.path, because: 'registered' } });
  }
}

/** The category given, else, once there is something in the request, the centre's default (R6.1). */
function categoryOf(catalogue: Catalogue, input: Registration, actor: AnyActor, blank: boolean) {
  if (input.categoryId) {
    const category = catalogue.categories.get(input.categoryId);
    if (!category?.active) throw conflict('reference_unknown', 'There is no such category.');
    return category;
  }
  if (blank || input.kind === 'comment') return undefined;
  return defaultCategory(catalogue, input.centreId ?? homeCentre(catalogue, actor));
}

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
