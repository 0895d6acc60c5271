import type { z } from 'zod';
import type { Catalogue } from '#areas/catalog/index.ts';
import { normalisePhone } from '#areas/customers/index.ts';
import type { requestRoutes } from '#contract/requests.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { writeDetails } from './details-entered.ts';
import { lockForChange } from './lock-for-change.ts';
import type { RequestColumns, RequestRecord } from './request-queries.ts';

export type RequestEdit = z.output<NonNullable<(typeof requestRoutes.edit)['body']>>;

const columnOf = {
  subject: 'subject',
  description: 'description',
  language: 'language',
  channel: 'channel',
  callerName: 'caller_name',
  callerPhone: 'caller_phone',
  callerEmail: 'caller_email',
  workAddress: 'work_address',
  informationGiven: 'information_given',
  commentText: 'comment_text',
  commentSubject: 'comment_subject',
  commentPersonId: 'comment_person_id',
  solution: 'solution',
} as const;

/**
 * Changes descriptive fields, and nothing follows from it but that a blank request becomes a registered one once it
 * says something (T2). Fields left out stay; `null` or '' empties. What is already so logs nothing.
 */
export async function editRequest(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: RequestEdit,
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'edit', input.version);
  const changes: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(columnOf) as [keyof typeof columnOf, keyof RequestRecord][]) {
    if (input[field] === undefined) continue;
    const value = input[field] === '' ? null : input[field];
    if (value !== row[column]) changes[column] = value;
  }
  const fields = Object.keys(changes);
  if (fields.length === 0) return row;
  if ('caller_phone' in changes) {
    changes.caller_e164 = changes.caller_phone
      ? (normalisePhone(changes.caller_phone as string, catalogue.desk.country)?.e164 ?? null)
      : null;
  }
  ctx.record({ type: 'request.edited', requestId: id, data: { fields } });
  return writeDetails(ctx, catalogue, row, changes as RequestColumns, { fields });
}
