import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { listReaders } from './reader-queries.ts';
import { type RequestPlace, seesRequest } from './sees-request.ts';

const most = 50;
const mark = /data-mention\s*=\s*["']?([0-9a-f]{8}-[0-9a-f-]{27})/gi;

/** Whom a note mentions: the people named beside it, and those marked in its formatted form; each once. */
export function mentionsOf(input: { mentions?: string[] | undefined; html?: string | undefined }): string[] {
  const marked = [...(input.html ?? '').matchAll(mark)].map((found) => (found[1] as string).toLowerCase());
  return [...new Set([...(input.mentions ?? []), ...marked])].slice(0, most);
}

/**
 * Refuses a note that mentions somebody who may not see the request: they would be told of what does not exist for them
 * (trap 63). Throws `cannot_see_it` with the names, `reference_unknown` for somebody who is not there any more.
 */
export async function assertMentionable(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  place: RequestPlace,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  const people = await listReaders(ctx.tx, personIds);
  if (people.length < personIds.length) {
    throw conflict('reference_unknown', 'Somebody mentioned is no longer there. Nothing was written.');
  }
  const blind = people.filter((person) => !seesRequest(person, place, catalogue.categories));
  if (blind.length === 0) return;
  const names = blind.map((person) => person.name).join(', ');
  throw conflict('cannot_see_it', `${names} may not see this request, and so cannot be mentioned in it.`, {
    people: blind.map(({ id, name }) => ({ id, name })),
  });
}
