/**
 * Proves the desk on databases somebody else runs: on each, a new database is made, a desk of two nodes and a worker works on
 * it under load (calls, mails by SMTP and HTTP, pulls, replies), all its sessions are cut once, one node is killed, browsers
 * at both nodes listen, and everything acknowledged is looked for; then it is backed up, restored into another database and
 * examined. Writes what it found into docs/reliability.md and ends with 1 where a promise was broken.
 *
 *   npm run prove:databases -- --url postgres://owner:…@127.0.0.1:5432/postgres --pooler 127.0.0.1:6432 --requests 400
 *
 * `--url` (as often as wanted): a superuser of a server; it gets two databases, and the role `linja_proof`, which go again.
 * `--pooler`: address of a pooler to the server named before it that lets `linja_proof`, password `proof`, into any database.
 * `--strike`: a command run halfway on what was named before it, said in the table by `--words`; `--dry` writes nothing.
 */
import { parseArgs } from 'node:util';
import { type Proof, proveDatabase } from './databases/prove-database.ts';
import { writeReport } from './faults/write-report.ts';

const { values, tokens } = parseArgs({
  options: {
    url: { type: 'string', multiple: true, default: [] },
    pooler: { type: 'string', multiple: true, default: [] },
    strike: { type: 'string', multiple: true },
    words: { type: 'string', multiple: true },
    requests: { type: 'string', default: '400' },
    dry: { type: 'boolean', default: false },
  },
  tokens: true,
});

/** What is to be proved, in the order it was named. */
const places: { server: string; pooler?: string; strike?: string; words?: string }[] = [];
for (const token of tokens) {
  if (token.kind !== 'option' || token.value === undefined) continue;
  const last = places.at(-1);
  if (token.name === 'url') places.push({ server: token.value });
  else if (token.name === 'pooler' && last) places.push({ server: last.server, pooler: token.value });
  else if (last && (token.name === 'strike' || token.name === 'words')) last[token.name] = token.value;
}

const line = (proof: Proof) =>
  `| ${[
    proof.name,
    proof.requests,
    proof.mails,
    proof.replies,
    proof.pulls,
    proof.repeated,
    `${proof.reached} of ${proof.events}`,
    proof.live,
    proof.restored,
    proof.broken.length,
  ].join(' | ')} |`;

const done: Proof[] = [];
const report = () => {
  const table = [
    `Command: \`npm run prove:databases -- ${'--url … '.repeat(values.url.length)}${'--pooler … '.repeat(values.pooler.length)}--requests ${values.requests}\``,
    '',
    '| Database | Requests | Mails | Replies | Pulls | Sent again by clients | Events that reached every subscriber | Heard live at the other node | Rows backed up and restored | Promises broken |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...done.map(line),
    '',
    ...done.flatMap((proof) => proof.broken.map((words) => `- ${proof.name}: ${words}`)),
  ].join('\n');
  if (!values.dry) writeReport('databases', table);
  return table;
};
for (const { server, ...how } of places) {
  const proof = await proveDatabase(server, { ...how, requests: Number(values.requests) });
  done.push(proof);
  const said = proof.broken.length === 0 ? 'every promise kept' : `BROKEN: ${proof.broken.join('; ')}`;
  console.log(`${proof.name}: ${said}`);
  // After every one: a run that is broken off has said how far it came.
  report();
}
console.log(`\n${report()}`);
if (done.some((proof) => proof.broken.length > 0)) process.exitCode = 1;
