import type { Ctx } from '#platform/command.ts';
import type { Principal } from '#platform/principal.ts';

/** Thrown to take everything back; carries what was seen until then. */
class TakenBack extends Error {
  readonly seen: unknown;
  constructor(seen: unknown) {
    super('taken back');
    this.seen = seen;
  }
}

/**
 * Runs a use case for real, gives what it gives, and takes every write back: no row, no event, no mail. What a rehearsal
 * shows is therefore what a run does. The rows are locked until it ends.
 */
export async function rehearse<R>(
  command: <T>(run: (ctx: Ctx<Principal>) => Promise<T>) => Promise<T>,
  run: (ctx: Ctx<Principal>) => Promise<R>,
): Promise<R> {
  try {
    return await command(async (ctx) => {
      throw new TakenBack(await run(ctx));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.seen as R;
    throw error;
  }
}
