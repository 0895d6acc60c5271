import { expect, test } from 'vitest';
import { runRounds } from '../bench/faults/rounds.ts';
import { aStage } from '../bench/faults/stage.ts';
import { kills } from '../bench/faults/strikes.ts';

/** A short run of what `npm run prove:faults` does at length (docs/reliability.md). */
test('server, worker and PostgreSQL are killed under load, and nothing that was acknowledged is lost or done twice', async () => {
  const stage = await aStage({ disk: false, agents: 4, restMs: 60 });
  try {
    const rounds = await runRounds(stage, { plan: kills, seed: 7, requests: 6 });
    expect(rounds.map((round) => [round.name, round.broken])).toEqual([
      ['server', []],
      ['worker', []],
      ['postgresql', []],
    ]);
    // Rounds in which nothing was asked of it would prove nothing.
    for (const { acknowledged } of rounds) expect(acknowledged.mails + acknowledged.requests).toBeGreaterThan(3);
    expect(rounds.at(-1)?.reached).toBe(rounds.at(-1)?.events);
  } finally {
    await stage.end();
  }
}, 180_000);
