import { parseArgs } from 'node:util';
import { createApiKey } from '#areas/staff/index.ts';
import { command } from '#platform/command.ts';
import { operator, UsageError, withDesk } from './open-desk.ts';
import { findPersonByEmail } from './person-queries.ts';

/** `linja api-key --user <e-mail> [--name <words>]`: prints a new key of that person, which is shown this once. */
export async function makeApiKey(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { user: { type: 'string' }, name: { type: 'string' } } });
  const email = values.user;
  if (!email) throw new UsageError('  - --user must be the e-mail address of a person');
  const key = await withDesk(process.env, async (runtime) => {
    const person = await findPersonByEmail(runtime.db, email);
    if (!person?.active) throw new UsageError(`  - there is no active person with the address ${email}`);
    const made = await command(runtime, operator, (ctx) =>
      createApiKey(ctx, { personId: person.id, name: values.name ?? 'command line', expiresAt: null }),
    );
    return made.key;
  });
  console.log(key);
  return 0;
}
