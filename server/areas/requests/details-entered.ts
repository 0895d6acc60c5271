import type { Catalogue } from '#areas/catalog/index.ts';
import { addressKey } from '#areas/customers/index.ts';
import { visibleReply, withoutSignature } from '#areas/rules/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { CategorySource, Channel } from '#contract/requests.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { categoryColumns } from './category-columns.ts';
import { decideRegistration } from './decide-registration.ts';
import { enter } from './phase-columns.ts';
import { importanceIfAsked, ownerByRule, recordDecision } from './register-request.ts';
import { computedDeadline, noDeadline } from './request-deadline.ts';
import type { RequestColumns, RequestRecord } from './request-queries.ts';

/**
 * T2: a blank request that now names somebody or says something becomes `registered` (or, when somebody took it on
 * registering, `in_process`), with what rules, the customer and the centre make of it (R6.1, R8.1) and a deadline from its
 * start. Nothing for a request that is past that: what it says later decides nothing (R8.2).
 */
export async function detailsEntered(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  changes: RequestColumns,
): Promise<RequestColumns> {
  if (row.phase !== 'new') return {};
  const after = { ...row, ...changes } as RequestRecord;
  const says = [
    after.contact_id,
    after.caller_name,
    after.caller_phone,
    after.caller_email,
    after.subject,
    after.description,
    after.information_given,
    after.comment_text,
    after.solution,
  ].some(Boolean);
  if (!says) return {};
  if (after.kind === 'comment') return { ...enter(catalogue, 'registered', row, ctx.now), ...noDeadline };
  const decided = decideRegistration(
    catalogue,
    {
      subject: after.subject ?? '',
      text: withoutSignature(visibleReply(after.description ?? '').visible),
      channel: after.channel as Channel | null,
      mailbox: null,
      sender: after.caller_email ? addressKey(after.caller_email) : null,
      customer: await importanceIfAsked(ctx, catalogue, after.contact_id),
      centreId: after.centre_id,
      language: after.language as Language | null,
      languageSaid: 'language' in changes,
      category: after.category_id
        ? { id: after.category_id, source: (after.category_source ?? 'manual') as CategorySource }
        : null,
      formChoiceId: null,
      priority: hasOwn(after) ? { id: after.priority_id, source: 'manual' } : null,
      problemCodeId: after.problem_code_id,
      electronic: false,
      reportedAt: after.reported_at,
    },
    ctx.now,
  );
  const category = after.category_id ? undefined : catalogue.categories.get(decided.categoryId ?? '');
  const priority = catalogue.priorities.get(decided.priorityId ?? after.priority_id) ?? catalogue.defaultPriority;
  const place = { ...after, centre_id: category?.centreId ?? after.centre_id };
  const owner = await ownerByRule(ctx, decided, { takes: after.owner_id !== null, centreId: place.centre_id });
  recordDecision(ctx, catalogue, row.id, decided, owner);
  return {
    ...enter(catalogue, after.owner_id ? 'in_process' : owner ? 'assigned' : 'registered', row, ctx.now),
    ...(owner ? { owner_id: owner.id, owner_source: 'rule' } : {}),
    ...(category
      ? { ...categoryColumns(category.id, decided.categorySource ?? 'centre', ctx.now), centre_id: category.centreId }
      : {}),
    ...(decided.prioritySource === 'default' || hasOwn(after)
      ? {}
      : {
          priority_id: priority.id,
          original_priority_id: decided.unraisedPriorityId ?? catalogue.defaultPriority.id,
          priority_source: decided.prioritySource,
          priority_code_id: decided.prioritySource === 'problem_code' ? after.problem_code_id : null,
        }),
    ...(decided.language && decided.language !== after.language ? { language: decided.language } : {}),
    ...(decided.met ? { rule_name: decided.met.rule.name, rule_because: JSON.stringify(decided.met.because) } : {}),
    ...(row.deadline_source === 'manual' ? {} : computedDeadline(catalogue, priority, place)),
  };
}

/** Somebody chose the priority; the default, and what a problem code raised it to, are decided anew. */
const hasOwn = (row: RequestRecord) => row.priority_source !== 'default' && row.priority_source !== 'problem_code';
