import { join } from 'node:path';

/** Where the moment of the last backup is noted, for `linja doctor`. */
export const backupNote = (dataDir: string) => join(dataDir, 'last-backup.json');
