import type { Catalogue } from '#areas/catalog/index.ts';
import { addressKey } from '#areas/customers/index.ts';
import { visibleReply, withoutSignature } from '#areas/rules/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { CategorySource, Channel } from '#contract/requests.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { categoryColumns } from './category-columns.ts';
import { decideRegistration } from './decide-registration.ts';
import { importanceIfAsked, ownerByRule, recordDecision } from './register-request.ts';
import { computedDeadline } from './request-deadline.ts';
import type { RequestColumns, RequestRecord } from './request-queries.ts';

/**
 * What rules, the customer and the centre make of a request that had nothing to decide when it was registered (R6.1,
 * R8.1): category, priority, the owner a rule names, and the deadline from its start. What somebody chose stays. `row`: as
 * it now is, `text`: what was said, `takes`: its owner keeps it. Gives the columns and whether a rule gave it an owner.
 */
export async function decideLate(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  { text, languageSaid, takes }: { text: string; languageSaid: boolean; takes: boolean },
): Promise<{ columns: RequestColumns; owned: boolean }> {
  const decided = decideRegistration(
    catalogue,
    {
      subject: row.subject ?? '',
      text: withoutSignature(visibleReply(text).visible),
      channel: row.channel as Channel | null,
      mailbox: null,
      sender: row.caller_email ? addressKey(row.caller_email) : null,
      customer: await importanceIfAsked(ctx, catalogue, row.contact_id),
      centreId: row.centre_id,
      language: row.language as Language | null,
      languageSaid,
      category: row.category_id
        ? { id: row.category_id, source: (row.category_source ?? 'manual') as CategorySource }
        : null,
      formChoiceId: null,
      priority: hasOwn(row) ? { id: row.priority_id, source: 'manual' } : null,
      problemCodeId: row.problem_code_id,
      electronic: false,
      reportedAt: row.reported_at,
    },
    ctx.now,
  );
  const category = row.category_id ? undefined : catalogue.categories.get(decided.categoryId ?? '');
  const priority = catalogue.priorities.get(decided.priorityId ?? row.priority_id) ?? catalogue.defaultPriority;
  const place = { ...row, centre_id: category?.centreId ?? row.centre_id };
  const owner = await ownerByRule(ctx, decided, { takes, centreId: place.centre_id });
  recordDecision(ctx, catalogue, row.id, decided, owner);
  const columns: RequestColumns = {
    ...(owner ? { owner_id: owner.id, owner_source: 'rule' } : {}),
    ...(category
      ? { ...categoryColumns(category.id, decided.categorySource ?? 'centre', ctx.now), centre_id: category.centreId }
      : {}),
    ...(decided.prioritySource === 'default' || hasOwn(row)
      ? {}
      : {
          priority_id: priority.id,
          original_priority_id: decided.unraisedPriorityId ?? catalogue.defaultPriority.id,
          priority_source: decided.prioritySource,
          priority_code_id: decided.prioritySource === 'problem_code' ? row.problem_code_id : null,
        }),
    ...(decided.language && decided.language !== row.language ? { language: decided.language } : {}),
    ...(decided.met ? { rule_name: decided.met.rule.name, rule_because: JSON.stringify(decided.met.because) } : {}),
    ...(row.deadline_source === 'manual' ? {} : computedDeadline(catalogue, priority, place)),
  };
  return { columns, owned: owner !== null };
}

/** Somebody chose the priority; the default, and what a problem code raised it to, are decided anew. */
const hasOwn = (row: RequestRecord) => row.priority_source !== 'default' && row.priority_source !== 'problem_code';
