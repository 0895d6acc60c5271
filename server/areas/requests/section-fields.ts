import type { SubKind } from '#contract/requests.ts';
import type { RequestRecord } from './request-queries.ts';
import type { SectionFields } from './section-matrix.ts';

/** A row as the section matrix reads it. */
export function sectionFields(row: RequestRecord): SectionFields {
  return {
    kind: row.kind,
    subKind: row.sub_kind as SubKind | null,
    channel: row.channel,
    contactId: row.contact_id,
    callerName: row.caller_name,
    callerPhone: row.caller_phone,
    callerEmail: row.caller_email,
    workAddress: row.work_address,
    informationGiven: row.information_given,
    description: row.description,
    subject: row.subject,
    categoryId: row.category_id,
    commentText: row.comment_text,
    solution: row.solution,
  };
}
