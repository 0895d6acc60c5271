import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { Log } from '../log.ts';
import { newTraceId, runTraced, traceIdOf } from '../trace.ts';
import { letGoWhenClosing } from './let-go-when-closing.ts';
import { renderProblems } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

/** Largest raw message taken in, in bytes: what mail servers commonly let through, plus its encoding. */
export const maxRawMessage = 40 * 1024 * 1024;

/**
 * Milliseconds a client gets to send the head of a call and the whole of it, and how often those who are late are looked
 * for. A file of the largest size still comes through a line of one megabit.
 */
const usualPatience = { headMs: 15_000, callMs: 360_000, lookMs: 5_000 };
/** More connections than this at once are closed as they come; a person at work has one or two. */
const mostConnections = 10_000;

/**
 * The HTTP server with what is the same for every route: limits, headers, problems, raw mail as a body. `byHttps`: browsers
 * reach it by https, and are told to keep to that.
 */
export async function createHttp(
  log: Log,
  trustedProxies: string[] = [],
  patience = usualPatience,
  byHttps = false,
): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: log,
    // Two lines per call would drown what matters; failures log themselves.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 2 * 1024 * 1024,
    // Only these may say for whom they ask; anybody else's X-Forwarded-For is not read.
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    requestIdHeader: false,
    genReqId: (request) => traceIdOf(request.headers.traceparent) ?? newTraceId(),
    routerOptions: { maxParamLength: 500 },
    // Whoever drips bytes is let go; Fastify by itself would wait for a body for ever.
    requestTimeout: patience.callMs,
    http: { headersTimeout: patience.headMs, connectionsCheckingInterval: patience.lookMs },
    // Calls under way are finished before the server goes.
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance;
  app.server.maxConnections = mostConnections;
  letGoWhenClosing(app);
  const headers = securityHeaders(byHttps);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-trace-id', request.id);
    runTraced(request.id, done);
  });
  // The template of the route, never its address: ids are harmless, search words are not.
  app.addHook('onResponse', (request, reply, done) => {
    const call = {
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (request.method === 'GET' || request.method === 'HEAD') app.log.debug(call, 'answered');
    else app.log.info(call, 'answered');
    done();
  });
  app.addContentTypeParser(
    ['message/rfc822', 'application/octet-stream'],
    { parseAs: 'buffer', bodyLimit: maxRawMessage },
    (_request, body, done) => done(null, body),
  );
  renderProblems(app);
  return app;
}

/** The template of the route a call came to, such as `/api/v1/requests/:id`; the same word for all that have none. */
export const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none';
