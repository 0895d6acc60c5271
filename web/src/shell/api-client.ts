import type { z } from 'zod';
import type { Problem } from '#contract/common-shapes.ts';
import type { RouteContract } from '#contract/route.ts';
import { actedRecently } from './last-input.ts';

const base = '/api/v1';

/** A refusal or failure of the API as its RFC 9457 problem document; `network` when no answer came at all. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

/** Whether an error is the API saying `code` (one of its listed error codes). */
export function isProblem(error: unknown, code?: string): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.problem.code === code);
}

/** What a shape takes in; `undefined` where a route declares none. */
type Given<Shape extends z.ZodType> = unknown extends z.input<Shape> ? undefined : z.input<Shape>;
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { [K in Name]?: undefined }
  : Record<string, never> extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value };

export type CallInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Part<'params', Given<P>> &
  Part<'query', Given<Q>> &
  Part<'body', Given<B>> & {
    signal?: AbortSignal;
    /** The call outlives the page; its body may hold 64 kB. */
    keepalive?: boolean;
  };

const signedOutListeners = new Set<() => void>();

/** Calls `listener` when any call was refused because the session has ended, whoever made it. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

let language = 'en';

/** Language in which the server should word its problems and sums. */
export function speak(next: string): void {
  language = next;
}

/**
 * Calls one operation of the contract. Answers its body as the contract types it (not validated again: the server
 * already did). Throws `ApiProblem` for every refusal and for a lost connection.
 */
export async function call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  route: RouteContract<P, Q, B, A>,
  input: CallInput<P, Q, B>,
): Promise<z.output<A>> {
  const { params, query, body, signal, keepalive } = input as CallParts;
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language };
  const sendsBody = route.body !== undefined;
  if (sendsBody) headers['content-type'] = 'application/json';
  headers['x-linja-active'] = actedRecently() ? '1' : '0';
  const answer = await fetchOrProblem(base + pathOf(route.path, params) + queryOf(query), {
    method: route.method,
    headers,
    credentials: 'same-origin',
    body: sendsBody ? JSON.stringify(body ?? {}) : undefined,
    signal,
    ...(keepalive ? { keepalive } : {}),
  });
  return (answer.status === 204 ? null : await answer.json()) as z.output<A>;
}

type CallParts = {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  signal?: AbortSignal;
  keepalive?: boolean;
};

/** `fetch` that throws `ApiProblem` instead of answering with a refusal. */
export async function fetchOrProblem(url: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem({ type: 'about:blank', title: '', status: 0, code: 'network', detail: '' });
  }
  if (answer.ok) return answer;
  const problem = await readProblem(answer);
  if (problem.code === 'not_signed_in') for (const listener of signedOutListeners) listener();
  throw new ApiProblem(problem);
}

async function readProblem(answer: Response): Promise<Problem> {
  const fallback = {
    type: 'about:blank',
    title: answer.statusText,
    status: answer.status,
    code: 'unknown',
    detail: '',
  };
  try {
    // Sign-in answers `{ code, message }` instead of a problem document; its message is English and for developers.
    const said = (await answer.json()) as Partial<Problem>;
    return { ...fallback, ...said, status: answer.status };
  } catch {
    return fallback;
  }
}

function pathOf(path: string, params: Record<string, unknown> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

function queryOf(query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const written = search.toString();
  return written === '' ? '' : `?${written}`;
}
