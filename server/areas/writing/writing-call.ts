import { type Catalogue, catalogueFor } from '#areas/catalog/index.ts';
import { findRequest, type RequestRecord } from '#areas/requests/index.ts';
import { notFound } from '#platform/errors.ts';
import type { Call } from '#platform/http/bind-route.ts';

export type WritingCall = Call<unknown, unknown, unknown>;

export const catalogueOf = (call: WritingCall): Promise<Catalogue> => catalogueFor(call.runtime.db, call.principal);

/** The request a call asks for, or 404. */
export async function seenRequest(call: WritingCall & { params: { id: string } }): Promise<RequestRecord> {
  const row = await findRequest(call.runtime.db, call.principal, call.params.id);
  if (!row) throw notFound('request');
  return row;
}
