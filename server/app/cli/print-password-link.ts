import { parseArgs } from 'node:util';
import { makePasswordLink, resetSecondFactor } from '#areas/staff/index.ts';
import { command } from '#platform/command.ts';
import { deskAddress } from '#platform/desk-address.ts';
import { operator, UsageError, withDesk } from './open-desk.ts';
import { findPersonByEmail } from './person-queries.ts';

/**
 * `linja password-link --user <e-mail> [--reset-second-factor]`: prints a link with which that person sets a new password,
 * once and within a day; for whoever nobody else can let in any more. With `--reset-second-factor` the second factors go as
 * well. The log and the person hear of it, as of an administrator's link.
 */
export async function printPasswordLink(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { user: { type: 'string' }, 'reset-second-factor': { type: 'boolean', default: false } },
  });
  const email = values.user;
  if (!email) throw new UsageError('  - --user must be the e-mail address of a person');
  const token = await withDesk(process.env, async (runtime) => {
    const person = await findPersonByEmail(runtime.db, email);
    if (!person?.active) throw new UsageError(`  - there is no active person with the address ${email}`);
    const made = await command(runtime, operator, async (ctx) => {
      if (values['reset-second-factor']) await resetSecondFactor(ctx, person.id);
      return makePasswordLink(ctx, person.id);
    });
    return made.token;
  });
  console.log(`${deskAddress()}/set-password#${token}`);
  return 0;
}
