import { describeBreach, verifyLog } from '#areas/changes/index.ts';
import { UsageError, withDesk } from './open-desk.ts';

/** `linja log verify`: 0 when the log is whole, 1 with the first row that was tampered with. */
export async function checkLog(args: string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== 'verify') throw new UsageError('  - say: log verify');
  const { rows, chains, broken } = await withDesk(process.env, (runtime) => verifyLog(runtime.db));
  if (broken) {
    console.error(`The log was tampered with. First: ${describeBreach(broken)}`);
    return 1;
  }
  console.log(`The log is whole: ${rows} rows in ${chains} chains.`);
  return 0;
}
