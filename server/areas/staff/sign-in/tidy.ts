import { command, type Runtime } from '#platform/command.ts';
import type { Tick } from '#platform/ticker.ts';
import { door } from './door.ts';
import { cutSecurityLog } from './security-log-queries.ts';
import { deleteExpired } from './sign-in-queries.ts';
import { findSignInRules } from './sign-in-rules.ts';

/** Removes what has run out, and the rows of the security log whose time has passed. */
export async function tidySignIn(runtime: Runtime): Promise<void> {
  await command(runtime, { ...door, kind: 'timer', channel: 'timer' }, async (ctx) => {
    await deleteExpired(ctx.tx, ctx.now);
    const { securityLogDays } = await findSignInRules(ctx.tx);
    await cutSecurityLog(ctx.tx, new Date(ctx.now.getTime() - securityLogDays * 24 * 3_600_000));
  });
}

export const tidySignInTick: Tick = {
  name: 'tidy-sign-in',
  everyMs: 3_600_000,
  run: async (runtime) => {
    await tidySignIn(runtime);
    return 0;
  },
};
