import { command, type Runtime } from '#platform/command.ts';
import type { Tick } from '#platform/ticker.ts';
import { door } from './door.ts';
import { cutSecurityLog } from './security-log-queries.ts';
import { deleteExpired } from './sign-in-queries.ts';

/** Removes what has run out, and the rows of the security log whose time has passed. */
export async function tidySignIn(runtime: Runtime): Promise<void> {
  await command(runtime, { ...door, kind: 'timer', channel: 'timer' }, async (ctx) => {
    await deleteExpired(ctx.tx, ctx.now);
    await cutSecurityLog(ctx.tx, ctx.now);
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
