import type { Catalogue } from '#areas/catalog/index.ts';
import { categoryColumns } from './category-columns.ts';
import { enter } from './phase-columns.ts';
import { defaultCategory } from './register-request.ts';
import { computedDeadline, noDeadline } from './request-deadline.ts';
import type { RequestColumns, RequestRecord } from './request-queries.ts';

/**
 * T2: a blank request that now names somebody or says something becomes `registered` (or, when somebody took it on
 * registering, `in_process`), with the centre's default category if it has none and a deadline from its start. Nothing
 * for a request that is past that.
 */
export function detailsEntered(
  catalogue: Catalogue,
  row: RequestRecord,
  changes: RequestColumns,
  now: Date,
): RequestColumns {
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
  const priority = catalogue.priorities.get(after.priority_id) ?? catalogue.defaultPriority;
  const isComment = after.kind === 'comment';
  const category = isComment ? undefined : defaultCategory(catalogue, after.centre_id);
  return {
    ...enter(catalogue, after.owner_id && !isComment ? 'in_process' : 'registered', row, now),
    ...(after.category_id || !category ? {} : categoryColumns(category.id, 'centre', now)),
    ...(isComment ? noDeadline : row.deadline_source === 'manual' ? {} : computedDeadline(catalogue, priority, after)),
  };
}
