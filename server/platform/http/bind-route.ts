import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Permission } from '#contract/permissions.ts';
import type { RouteContract } from '#contract/route.ts';
import { type Telling, tellsOf } from '#contract/tells-of.ts';
import { type Ctx, command, commandAndRead, type Runtime } from '../command.ts';
import type { Db } from '../db.ts';
import { AppError, forbidden } from '../errors.ts';
import type { Principal } from '../principal.ts';
import { InputProblem } from './problem.ts';

/** What a handler gets: the checked input, who calls, and the way into a transaction. */
export type Call<P, Q, B> = {
  runtime: Runtime;
  /** Who calls; on public routes there is none and reading it throws. */
  principal: Principal;
  params: P;
  query: Q;
  body: B;
  traceId: string;
  request: FastifyRequest;
  reply: FastifyReply;
  /** Runs a use case in a transaction of its own, as the caller. */
  command: <R>(run: (ctx: Ctx<Principal>) => Promise<R>) => Promise<R>;
  /** The same, and reads the answer on the way out of the transaction. */
  commandAndRead: <R, T>(
    run: (ctx: Ctx<Principal>) => Promise<R>,
    read: (db: Db, result: R) => Promise<T>,
  ) => Promise<T>;
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Served even while a second factor must be set up first. */
    whileEnrolling?: boolean;
    /** The web client calls it under nobody's hands: a session is not in use because of it. */
    opensByItself?: boolean;
  }
}

type Out<T extends z.ZodType | undefined> = T extends z.ZodType ? z.output<T> : undefined;

export type HttpApp = {
  fastify: FastifyInstance;
  runtime: Runtime;
  /** Finds who calls by session cookie or API key; null when nobody. */
  authenticate: (request: FastifyRequest) => Promise<Principal | null>;
  /** Notes that somebody got the data of whose record this is to see; by its id, or a request by its number. */
  noteRead: (principal: Principal, of: Telling, key: string | number) => void;
  /** Whether answers are checked against the contract before they leave (tests); costs time. */
  checkAnswers: boolean;
  /** The address browsers reach the desk at; undefined: whatever they called. */
  publicUrl?: string | undefined;
};

/**
 * Serves one operation of the contract under `/api/v1`: signs in, asks the declared access, checks the input, calls the
 * handler and sends its answer.
 */
export function bindRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  app: HttpApp,
  contract: RouteContract<P, Q, B, A>,
  handler: (call: Call<Out<P>, Out<Q>, Out<B>>) => Promise<z.input<A>>,
): void {
  const telling = tellsOf(contract);
  app.fastify.route({
    method: contract.method,
    url: `/api/v1${contract.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    ...(contract.bodyLimit ? { bodyLimit: contract.bodyLimit } : {}),
    config: { whileEnrolling: contract.whileEnrolling ?? false },
    // Before the body is read: nobody makes us read megabytes without leave.
    onRequest: async (request) => {
      admitted.set(request, await admit(app, contract, request));
    },
    handler: async (request, reply) => {
      const principal = admitted.get(request) ?? null;
      const call = {
        runtime: app.runtime,
        get principal() {
          if (!principal) throw new AppError(401, 'not_signed_in', 'Sign in first.');
          return principal;
        },
        params: read('invalid_params', contract.params, request.params) as Out<P>,
        query: read('invalid_query', contract.query, request.query) as Out<Q>,
        body: read('invalid_body', contract.body, request.body ?? {}) as Out<B>,
        traceId: request.id,
        request,
        reply,
        command: <R>(run: (ctx: Ctx<Principal>) => Promise<R>) => command(app.runtime, call.principal, run, request.id),
        commandAndRead: <R, T>(run: (ctx: Ctx<Principal>) => Promise<R>, read: (db: Db, result: R) => Promise<T>) =>
          commandAndRead(app.runtime, call.principal, run, read, request.id),
      };
      const answer = await handler(call);
      if (principal && telling) {
        const { id, number } = call.params as { id?: string; number?: number };
        app.noteRead(principal, telling, id ?? (number as number));
      }
      if (reply.sent) return reply;
      if (app.checkAnswers) contract.answer.parse(JSON.parse(JSON.stringify(answer)));
      return reply
        .code(contract.status ?? 200)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(answer));
    },
  });
}

/** Who was let in with a call. */
const admitted = new WeakMap<FastifyRequest, Principal | null>();

async function admit(app: HttpApp, contract: RouteContract, request: FastifyRequest): Promise<Principal | null> {
  if (contract.access === 'public') {
    if (request.method !== 'GET') assertOwnSite(app, request);
    return null;
  }
  const principal = await app.authenticate(request);
  if (!principal) throw notSignedIn();
  if (principal.channel === 'web' && request.method !== 'GET') assertOwnSite(app, request);
  if (contract.access !== 'signed_in') assertHas(principal, contract.access);
  else if (principal.limited && !contract.limitedKeys) throw forbidden('This API key is limited and may not do this.');
  return principal;
}

/**
 * Who calls something that is served beside the contract, such as a file or a stream: asked what the contract's routes ask.
 * Throws `not_signed_in`, `forbidden`.
 */
export async function admitBeside(
  authenticate: HttpApp['authenticate'],
  request: FastifyRequest,
  permission: Permission,
): Promise<Principal> {
  const principal = await authenticate(request);
  if (!principal) throw notSignedIn();
  assertHas(principal, permission);
  return principal;
}

const notSignedIn = () => new AppError(401, 'not_signed_in', 'Sign in, or send an API key as a bearer token.');

function assertHas(principal: Principal, permission: Permission): void {
  if (!principal.permissions.has(permission)) throw forbidden('None of your roles allows this.');
}

/**
 * A browser says where a call comes from; another site must neither act with our cookie nor sign somebody in here (CSRF).
 * What sends neither header is no browser and carries no cookie it was not given. Throws `foreign_origin`.
 */
function assertOwnSite(app: HttpApp, request: FastifyRequest): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const own = app.publicUrl ? new URL(app.publicUrl).origin : null;
  const foreignOrigin = origin !== undefined && origin !== own && (own !== null || hostOf(origin) !== host);
  if (foreignOrigin || (site && site !== 'same-origin' && site !== 'none')) {
    throw new AppError(403, 'foreign_origin', 'Calls from other sites are not taken.');
  }
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function read(
  code: 'invalid_params' | 'invalid_query' | 'invalid_body',
  schema: z.ZodType | undefined,
  given: unknown,
): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const where = errors.map((error) => error.path).filter(Boolean);
  throw new InputProblem(
    code,
    `Not taken as sent${where.length > 0 ? `: ${where.join(', ')}` : ''}. Nothing was changed.`,
    errors,
  );
}
