import { request as httpRequest } from 'node:http';
import { contract } from '#contract/index.ts';
import type { RouteContract } from '#contract/route.ts';
import { hostileBodies, hostileValues, spoiled } from './hostile-values.ts';
import type { Operation } from './operation.ts';
import { operationsBeside } from './operations-beside.ts';
import { aRandom, type Random } from './random.ts';
import { type Known, type Schema, sampleOf, schemaOf } from './schema-sample.ts';

export type FuzzCall = { method: string; path: string; body: Buffer | null; type: string };
export type Failure = { operation: string; status: number; call: FuzzCall; answer: string };
export type FuzzResult = { calls: number; byStatus: Map<number, number>; failures: Failure[] };

/** Every operation of the public API with the schemas its document shows, and what is served beside it. */
export const operations: Operation[] = [
  ...Object.entries(contract).flatMap(([area, routes]) =>
    (Object.entries(routes) as [string, RouteContract][]).map(([name, route]) => ({
      name: `${area}.${name}`,
      route,
      params: schemaOf(route.params),
      query: schemaOf(route.query),
      body: route.body ? schemaOf(route.body) : null,
    })),
  ),
  ...operationsBeside,
];

/**
 * Calls the operations of a desk with what their schemas allow, spoiled in one place or throughout, and gives every answer
 * of 500 and above, every connection that broke, and how often each status came.
 * @param keyOf gives a key that is good at this moment: hostile calls also end sign-ins.
 */
export async function fuzzDesk(options: {
  url: string;
  seed: number;
  calls: number;
  concurrency?: number;
  keyOf: () => Promise<string>;
  known: Known;
  skip?: (operation: string) => boolean;
  onProgress?: (done: number) => void;
}): Promise<FuzzResult> {
  const { url, seed, calls, keyOf, known, skip = () => false, concurrency = 8 } = options;
  const random = aRandom(seed);
  const result: FuzzResult = { calls: 0, byStatus: new Map(), failures: [] };
  const wanted = operations.filter((operation) => !skip(operation.name));
  let key = await keyOf();
  let next = 0;
  const caller = async () => {
    while (next < calls) {
      const operation = wanted[next++ % wanted.length] as Operation;
      const call = aCall(operation, random, known);
      const { status, answer } = await send(url, call, key);
      result.calls++;
      result.byStatus.set(status, (result.byStatus.get(status) ?? 0) + 1);
      if (status >= 500 || status === 0) result.failures.push({ operation: operation.name, status, call, answer });
      if (status === 401) key = await keyOf();
      if (result.calls % 1000 === 0) options.onProgress?.(result.calls);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
  return result;
}

function aCall({ route, params, query, body }: Operation, random: Random, known: Known): FuzzCall {
  const isSpoiled = random.chance(0.8);
  const value = (schema: Schema) => sampleOf(schema, random, known);
  const inPath = value({ ...params, required: Object.keys(params.properties ?? {}) }) as Record<string, unknown>;
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const id = name === 'id' ? known(placeOf(route.path)) : undefined;
    const given = isSpoiled && random.chance(0.2) ? random.pick(hostileValues) : (id ?? inPath?.[name]);
    return written(given) || 'x';
  });
  const asked = value(query) as Record<string, unknown>;
  const search = Object.entries((isSpoiled && random.chance(0.5) ? spoiled(asked, random) : asked) ?? {})
    .map(([name, one]) => `${written(name)}=${written(one)}`)
    .join('&');
  const target = `/api/v1${path}${search ? `?${search.slice(0, 12_000)}` : ''}`;
  if (!body || route.method === 'GET') return { method: route.method, path: target, body: null, type: '' };
  if (isSpoiled && random.chance(0.1)) {
    const type = random.pick(bodyTypes);
    return { method: route.method, path: target, body: random.pick(hostileBodies), type };
  }
  const sent = value(body);
  const content = JSON.stringify(isSpoiled ? spoiled(sent, random) : sent) ?? 'null';
  return { method: route.method, path: target, body: Buffer.from(content), type: 'application/json' };
}

const form = 'application/x-www-form-urlencoded';
const bodyTypes = ['application/json', 'application/json', 'text/plain', 'message/rfc822', form, 'nonsense', ''];

/** What the id in a path is one of: `/requests/{id}/closure` → `requests`. */
const placeOf = (path: string) => `${path.split('/')[1]}Id`;

/** A value as it stands in an address, lone surrogates and all. */
function written(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return encodeURIComponent(text.slice(0, 3000).replaceAll(/[\ud800-\udfff]/g, '\ufffd')).replaceAll('.', '%2e');
}

const patienceMs = 30_000;

function send(url: string, call: FuzzCall, key: string): Promise<{ status: number; answer: string }> {
  return new Promise((resolve) => {
    const target = new URL(url);
    const sent = httpRequest(
      {
        host: target.hostname,
        port: target.port,
        path: call.path,
        method: call.method,
        timeout: patienceMs,
        headers: {
          authorization: `Bearer ${key}`,
          ...(call.body ? { 'content-length': call.body.length } : {}),
          ...(call.type ? { 'content-type': call.type } : {}),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, answer: Buffer.concat(parts).toString('utf8', 0, 2000) }),
        );
        response.on('error', (error) => resolve({ status: 0, answer: String(error) }));
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
    // A server that has seen enough of a body that is too large may close while we still write: that is its right.
    sent.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: error.code === 'EPIPE' || error.code === 'ECONNRESET' ? 413 : 0, answer: String(error) }),
    );
    sent.end(call.body ?? undefined);
  });
}
