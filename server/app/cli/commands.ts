import { backUp } from './backup.ts';
import { checkLog } from './check-log.ts';
import { doctor } from './doctor.ts';
import { makeApiKey } from './make-api-key.ts';
import { printPasswordLink } from './print-password-link.ts';
import { restore } from './restore.ts';
import { setUp } from './set-up.ts';
import { writeApiDocs } from './write-api-docs.ts';

/** What `linja <name> …` runs: takes the words behind the name, gives the exit code. */
export const commands: Record<string, (args: string[]) => Promise<number>> = {
  setup: setUp,
  'api-key': makeApiKey,
  'password-link': printPasswordLink,
  log: checkLog,
  backup: backUp,
  restore,
  doctor,
  openapi: writeApiDocs,
};
