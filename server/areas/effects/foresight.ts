import type { Catalogue } from '#areas/catalog/index.ts';
import type { Db } from '#platform/db.ts';

/** What every look ahead needs: the database, the settings as they are saved, and the moment. */
export type Foresight = { db: Db; catalogue: Catalogue; now: Date };
