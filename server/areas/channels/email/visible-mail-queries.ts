import { type RawBuilder, sql } from 'kysely';
import { visibleTo } from '#areas/requests/index.ts';
import type { Principal } from '#platform/principal.ts';

const seesAll = ({ roles }: Principal) => roles.some((role) => role === 'administrator' || role === 'auditor');

/**
 * The condition, on alias `m` of a mail and `r` of the request it belongs to, for what this reader may know of: the mail of a
 * request as the request itself (R6.4). What belongs to none is the administrators' and the auditors'; `loose` lets others see
 * some of that.
 */
function visibleMail(reader: Principal, loose: RawBuilder<boolean>): RawBuilder<boolean> {
  if (seesAll(reader)) return sql<boolean>`true`;
  return sql<boolean>`(case when m.request_id is null then ${loose} else ${visibleTo(reader)} end)`;
}

/** Our own mail to a colleague names requests of theirs, so nobody else but administrators and auditors sees it. */
export const visibleOutbound = (reader: Principal) => visibleMail(reader, sql`false`);

/** Addresses a mail was meant for, with and without what stands between `+` and `@` (RFC 5233), folded as `addressKey` does. */
const meantFor = sql`(select k.key
  from jsonb_array_elements_text(coalesce(m.envelope -> 'to', '[]') || coalesce(m.envelope -> 'headerTo', '[]')) as x (address)
    cross join lateral unnest(array[lower(x.address), regexp_replace(lower(x.address), '\\+[^@]*@', '@')]) as k (key))`;

/**
 * What reached us and became no request is besides for whoever handed it in, and for supervisors of the centre whose address
 * it came to: somebody has to look after what failed. Not where its subject carries the tag of a request out of sight.
 */
export function visibleInbound(reader: Principal): RawBuilder<boolean> {
  const handedIn = sql`m.envelope ->> 'via' = ${viaApi(reader)}`;
  if (!reader.roles.includes('supervisor')) return visibleMail(reader, sql`(${handedIn})`);
  const toTheirs = sql`exists (select from mail_address a where a.centre_id = any(${[...reader.centreIds]}::uuid[])
    and (a.address_key in ${meantFor} or (a.is_default and not exists (
      select from mail_address k where k.active and k.address_key in ${meantFor}))))`;
  // A tag as request-tag.ts reads it; whose request has no owner is unknown to the condition, which is not to see it.
  const ofAnother = sql`exists (select from regexp_matches(m.subject, '\\[\\s*#\\s*(\\d{1,9})[^\\]]*\\]', 'g') as t (found)
    join request r on r.number = t.found[1]::integer where ${visibleTo(reader)} is not true)`;
  return visibleMail(reader, sql`(${handedIn} or (${toTheirs} and not ${ofAnother}))`);
}

/** How a mail says who handed it in over HTTP. */
export const viaApi = ({ id }: Pick<Principal, 'id'>) => `api ${id}`;
