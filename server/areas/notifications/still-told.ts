import { catalogueNow } from '#areas/catalog/index.ts';
import { listReaders, type ReaderRow, seesRequest } from '#areas/requests/index.ts';
import type { Tx } from '#platform/db.ts';
import type { DueNotification } from './due-queries.ts';

/**
 * What is still to be told, by person: not what was read on the screen meanwhile, not to people who have left, and nothing
 * about a request that one may no longer see.
 */
export async function stillTold(tx: Tx, due: DueNotification[]): Promise<[ReaderRow, DueNotification[]][]> {
  const unread = due.filter((one) => one.read_at === null);
  if (unread.length === 0) return [];
  const byPerson = Map.groupBy(unread, (one) => one.person_id);
  const [readers, catalogue] = await Promise.all([listReaders(tx, [...byPerson.keys()]), catalogueNow(tx)]);
  return readers.flatMap((reader): [ReaderRow, DueNotification[]][] => {
    const theirs = (byPerson.get(reader.id) ?? []).filter((one) => seesRequest(reader, one, catalogue.categories));
    return theirs.length > 0 ? [[reader, theirs]] : [];
  });
}
