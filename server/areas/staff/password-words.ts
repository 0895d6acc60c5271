import { findSetting } from '#areas/settings/index.ts';
import type { Db } from '#platform/db.ts';
import { deskAddress } from '#platform/desk-address.ts';

/** What somebody who knows person and desk would try as a password: names and addresses, that of the desk among them. */
export async function passwordWords(db: Db, person: { name: string; email?: string | undefined }): Promise<string[]> {
  const desk = await findSetting(db, 'desk');
  return [person.name, person.email ?? '', desk?.organisation ?? '', new URL(deskAddress()).hostname];
}
