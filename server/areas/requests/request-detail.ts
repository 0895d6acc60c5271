import type { Catalogue } from '#areas/catalog/index.ts';
import { dayOf, inForceOn } from '#areas/customers/index.ts';
import type { RequestDetail } from '#contract/requests.ts';
import type { Reason } from '#contract/rules.ts';
import type { Db } from '#platform/db.ts';
import type { AnyActor } from '#platform/principal.ts';
import { policyFacts } from './lock-for-change.ts';
import { type DetailRecord, findDetailRecord, readDetailRecord } from './request-detail-queries.ts';
import { allowedActions, nextStep } from './request-policy.ts';
import { presentRow } from './request-row-queries.ts';
import { sectionFields } from './section-fields.ts';
import { missingSections, sectionsOf } from './section-matrix.ts';
import { seesRequest } from './sees-request.ts';
import { suggestCategory } from './suggest-category.ts';
import { timesOf } from './time-figures.ts';

/** The request by id or number, if this actor may see it, with everything its page shows; undefined when not. */
export async function findDetail(
  db: Db,
  catalogue: Catalogue,
  actor: AnyActor,
  by: { id: string } | { number: number },
  now: Date,
): Promise<RequestDetail | undefined> {
  const row = await findDetailRecord(db, actor, by);
  return row && presentDetail(catalogue, actor, row, now);
}

/** The request a command of this actor has changed, even where the change has taken it out of the actor's sight: `inSight`. */
export async function detailAfter(
  db: Db,
  catalogue: Catalogue,
  actor: AnyActor,
  changed: { id: string },
  now: Date,
): Promise<RequestDetail> {
  return presentAfter(catalogue, actor, await readDetailRecord(db, changed.id), now);
}

/** The same of a record that the command itself gave. */
export function presentAfter(catalogue: Catalogue, actor: AnyActor, row: DetailRecord, now: Date): RequestDetail {
  const inSight = actor.kind !== 'person' || seesRequest(actor, row, catalogue.categories);
  return { ...presentDetail(catalogue, actor, row, now), inSight };
}

/** A request as its page shows it, and what this actor may do with it now (`can`). */
function presentDetail(catalogue: Catalogue, actor: AnyActor, row: DetailRecord, now: Date): RequestDetail {
  const { contact } = row;
  const facts = policyFacts(row, catalogue);
  const can = allowedActions(actor, facts);
  const fields = sectionFields(row);
  const named = (id: string | null, name: string | null | undefined) => (id && name ? { id, name } : null);
  const path = (id: string | null) => named(id, id ? catalogue.categories.get(id)?.path : null);
  return {
    ...presentRow({ ...row, contact_name: contact?.name ?? null }, catalogue),
    subject: row.subject,
    description: row.description,
    language: row.language as RequestDetail['language'],
    intakeMode: row.intake_mode as RequestDetail['intakeMode'],
    callerName: row.caller_name,
    callerPhone: row.caller_phone,
    callerEmail: row.caller_email,
    contact: contact && {
      id: contact.id,
      name: contact.name,
      organisation: named(contact.organisationId, contact.organisationName),
      language: contact.language as RequestDetail['language'],
      phones: contact.phones,
      emails: contact.emails,
      address: contact.address,
      notes: contact.notes,
      contracts: inForceOn(contact.contracts, dayOf(now, catalogue.desk.zone)).map(({ number, name, expiryOn }) => ({
        number,
        name,
        expiryOn,
      })),
    },
    workAddress: row.work_address,
    informationGiven: row.information_given,
    commentText: row.comment_text,
    commentSubject: row.comment_subject as RequestDetail['commentSubject'],
    commentPerson: named(row.comment_person_id, row.comment_person_name),
    solution: row.solution,
    originalPriority: {
      id: row.original_priority_id,
      name: catalogue.priorities.get(row.original_priority_id)?.name ?? '',
    },
    originalCategory: path(row.original_category_id),
    humanCategory: path(row.human_category_id),
    categorySource: row.category_source as RequestDetail['categorySource'],
    suggestedCategory: suggestedNow(catalogue, row),
    prioritySource: row.priority_source as RequestDetail['prioritySource'],
    priorityCode:
      row.priority_source === 'problem_code'
        ? (catalogue.problemCodes.get(row.priority_code_id ?? '')?.code ?? null)
        : null,
    metRule: row.rule_name
      ? { name: row.rule_name, because: ((row.rule_because ?? []) as Reason[]).map((one) => told(catalogue, one)) }
      : null,
    deadlineSource: row.deadline_source as RequestDetail['deadlineSource'],
    postponedUntil: row.postponed_until?.toISOString() ?? null,
    reportedAt: row.reported_at.toISOString(),
    createdBy: named(row.created_by, row.creator_name),
    solvedAt: row.solved_at?.toISOString() ?? null,
    pulledAt: row.pulled_at?.toISOString() ?? null,
    ownerSource: row.owner_source as RequestDetail['ownerSource'],
    ownerFirstReadAt: row.owner_first_read_at?.toISOString() ?? null,
    ownerReadAt: row.owner_read_at?.toISOString() ?? null,
    times: timesOf(catalogue, row, now),
    sections: sectionsOf(fields),
    missing: missingSections(fields),
    can: [...can],
    erasedAt: row.erased_at?.toISOString() ?? null,
    inSight: true,
    nextStep: nextStep(can, { ...facts, actorId: actor.id, unanswered: row.unanswered }),
  };
}

/** By the words it has now: what a caller says comes word by word. */
function suggestedNow(catalogue: Catalogue, row: DetailRecord): RequestDetail['suggestedCategory'] {
  const found = suggestCategory(catalogue, row.centre_id, row);
  const name = found && catalogue.categories.get(found.categoryId)?.path;
  return found && name ? { id: found.categoryId, name, confidence: found.confidence } : null;
}

/** A problem code is known by the code; every other reason says itself what it found. */
const told = (catalogue: Catalogue, reason: Reason): Reason =>
  reason.on === 'problem_code' && reason.found
    ? { ...reason, found: catalogue.problemCodes.get(reason.found)?.code ?? null }
    : reason;
