import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Round } from './rounds.ts';

const file = join(import.meta.dirname, '../../docs/reliability.md');

/** Puts `text` between the two marks of this name in docs/reliability.md, so that no figure is ever typed by hand. */
export function writeReport(name: string, text: string): void {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const whole = readFileSync(file, 'utf8');
  const [from, to] = [whole.indexOf(begin), whole.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/reliability.md has no place marked ${begin}`);
  writeFileSync(file, `${whole.slice(0, from + begin.length)}\n${text.trim()}\n${whole.slice(to)}`);
}

const sum = (rounds: Round[], of: (round: Round) => number) => rounds.reduce((total, round) => total + of(round), 0);
const seconds = (ms: number) => (ms / 1000).toFixed(1);

/** The table of a run: a line for each kind of fault, and one for all. */
export function tableOf(rounds: Round[], command: string): string {
  const kinds = [...new Map(rounds.map((round) => [round.name, round.words]))];
  const line = (words: string, of: Round[]) => {
    const times = of.map((round) => round.recoveredMs).sort((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)] ?? 0;
    const cells = [
      words,
      of.length,
      sum(of, (round) => round.acknowledged.requests),
      sum(of, (round) => round.acknowledged.mails),
      sum(of, (round) => round.acknowledged.replies),
      sum(of, (round) => round.acknowledged.pulls),
      sum(of, (round) => round.repeated),
      sum(of, (round) => round.broken.length),
      `${seconds(median)} / ${seconds(times.at(-1) ?? 0)}`,
    ];
    return `| ${cells.join(' | ')} |`;
  };
  const last = rounds.at(-1);
  return [
    `Command: \`${command}\``,
    '',
    '| Fault | Times | Requests | Mails | Replies | Pulls | Sent again by clients | Promises broken | Recovered, median / longest, s |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...kinds.map(([name, words]) =>
      line(
        words,
        rounds.filter((round) => round.name === name),
      ),
    ),
    line('**All**', rounds),
    '',
    `Events that reached every subscriber: ${last?.reached ?? 0} of ${last?.events ?? 0}. Replies that reached the relay more than once, under the same Message-ID, because its answer was lost: ${last?.sentAgain ?? 0}.`,
    '',
    ...rounds.flatMap((round, at) => round.broken.map((words) => `- Round ${at + 1}, ${round.name}: ${words}`)),
  ].join('\n');
}
