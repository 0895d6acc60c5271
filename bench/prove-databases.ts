/**
 * Proves the desk on databases somebody else runs: on each, a new database is made, a desk of two nodes works on it under
 * load (calls, mails by SMTP and HTTP, pulls, replies, live changes), all its sessions are cut once, one node is killed, and
 * everything acknowledged is looked for; then it is backed up, restored into another database and examined. Writes what it
 * found into docs/reliability.md and ends with 1 where a promise was broken.
 *
 *   npm run prove:databases -- --url postgres://owner:…@127.0.0.1:5432/postgres --pooler 127.0.0.1:6432 --requests 400
 *
 * `--url` (as often as wanted): a superuser of a server; it gets two databases, and the role `linja_proof`, which go again.
 * `--pooler`: address of a pooler to the server named before it that lets `linja_proof`, password `proof`, into any database.
 * `--strike`: a command run halfway (killing the pooler, say); `--dry` writes nothing.
 */
import { parseArgs } from 'node:util';
import { type Proof, proveDatabase } from './databases/prove-database.ts';
import { writeReport } from './faults/write-report.ts';

const { values, tokens } = parseArgs({
  options: {
    url: { type: 'string', multiple: true, default: [] },
    pooler: { type: 'string', multiple: true, default: [] },
    strike: { type: 'string' },
    requests: { type: 'string', default: '400' },
    dry: { type: 'boolean', default: false },
  },
  tokens: true,
});
const requests = Number(values.requests);
const done: Proof[] = [];
let server = '';
for (const token of tokens) {
  if (token.kind !== 'option' || !['url', 'pooler'].includes(token.name)) continue;
  if (token.name === 'url') server = token.value ?? '';
  const pooler = token.name === 'pooler' ? token.value : undefined;
  const proof = await proveDatabase(server, { pooler, requests, strike: pooler ? values.strike : undefined });
  done.push(proof);
  console.log(
    `${proof.name}: ${proof.broken.length === 0 ? 'every promise kept' : `BROKEN: ${proof.broken.join('; ')}`}`,
  );
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
const table = [
  `Command: \`npm run prove:databases -- ${'--url … '.repeat(values.url.length)}${'--pooler … '.repeat(values.pooler.length)}--requests ${requests}\``,
  '',
  '| Database | Requests | Mails | Replies | Pulls | Sent again by clients | Events that reached every subscriber | Changes heard live by a browser of each node | Rows restored from its backup | Promises broken |',
  '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
  ...done.map(line),
  '',
  ...done.flatMap((proof) => proof.broken.map((words) => `- ${proof.name}: ${words}`)),
].join('\n');
if (!values.dry) writeReport('databases', table);
console.log(`\n${table}`);
if (done.some((proof) => proof.broken.length > 0)) process.exitCode = 1;
