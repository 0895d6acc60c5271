/**
 * Proves that nothing acknowledged is lost or done twice, whatever happens to the desk: while calls, mails, answers and
 * pulls pour in, its processes and its database are killed, its network and disk fail, its relay misbehaves, its clock jumps.
 * Writes what it found into docs/reliability.md and ends with 1 where a promise was broken.
 *
 *   npm run prove:faults -- --seed 1 --rounds 50 --each 5 --requests 40
 *
 * `--rounds` kills, `--each` of every other fault, `--requests` acknowledgements around each of them; `--dry` writes nothing.
 */
import { parseArgs } from 'node:util';
import { planOf, type Round, runRounds } from './faults/rounds.ts';
import { aStage } from './faults/stage.ts';
import { tableOf, writeReport } from './faults/write-report.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '50' },
    each: { type: 'string', default: '5' },
    requests: { type: 'string', default: '40' },
    only: { type: 'string', default: '' },
    dry: { type: 'boolean', default: false },
  },
});
const [seed, kills, each, requests] = [values.seed, values.rounds, values.each, values.requests].map(Number) as [
  number,
  number,
  number,
  number,
];
const plan = planOf(seed, { kills, each }).filter(({ name }) => name.startsWith(values.only));
const stage = await aStage({ disk: true, agents: 6, restMs: 120 });
// Broken off: nothing is left running or mounted.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stage.end().finally(() => process.exit(1)));
try {
  const command = `npm run prove:faults -- --seed ${seed} --rounds ${kills} --each ${each} --requests ${requests}`;
  const done: Round[] = [];
  // After every round: a run that is broken off has said how far it came.
  const report = () => {
    const table = `${tableOf(done, command)}\n\nRounds run: ${done.length} of ${plan.length}.`;
    if (!values.dry) writeReport('faults', table);
    return table;
  };
  await runRounds(stage, {
    plan,
    seed,
    requests,
    onRound: (round, number) => {
      done.push(round);
      report();
      const said = round.broken.length === 0 ? 'every promise kept' : `BROKEN: ${round.broken.join('; ')}`;
      console.log(
        `${number} of ${plan.length}, ${round.name}: recovered in ${Math.round(round.recoveredMs)} ms, ${said}`,
      );
    },
  });
  console.log(`\n${report()}`);
  if (done.some((round) => round.broken.length > 0)) process.exitCode = 1;
} finally {
  await stage.end();
}
