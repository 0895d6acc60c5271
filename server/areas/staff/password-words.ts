import { findSetting } from '#areas/settings/index.ts';
import type { Db } from '#platform/db.ts';

/** What somebody who knows person and desk would try as a password: names and addresses. */
export async function passwordWords(db: Db, person: { name: string; email?: string | undefined }): Promise<string[]> {
  const desk = await findSetting(db, 'desk');
  return [person.name, person.email ?? '', desk?.organisation ?? ''];
}
