import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '#platform/errors.ts';
import { routeOf } from '#platform/http/create-http.ts';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

export type OperateOptions = {
  readiness: () => Promise<Readiness>;
  metrics: Metrics;
  metricsText: () => Promise<string>;
  /** Shown as a bearer token it opens `/metrics`. */
  metricsToken?: string | undefined;
  /** A port of their own has the metrics: there are none here. */
  metricsElsewhere: boolean;
  /** People come through a proxy: who calls from this machine may be anybody, also where it says nothing of whom it asks for. */
  behindProxy?: boolean;
};

/**
 * Serves what machines that watch over us ask: `/healthz` (the process lives), `/readyz` (this node should get calls; 503
 * with the reasons) and `/metrics`. The metrics are for callers on this machine where no proxy stands in front, or with the token.
 */
export function serveOperate(app: FastifyInstance, options: OperateOptions): void {
  app.addHook('onResponse', (request, reply, done) => {
    options.metrics.observeCall({
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
    done();
  });
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const state = await options.readiness();
    return reply
      .code(state.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(state);
  });
  if (options.metricsElsewhere) return;
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, options)) {
      throw new AppError(404, 'not_found', 'There is nothing at this address.');
    }
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await options.metricsText());
  });
}

/**
 * By token where one is set; else only from this machine, not for whom a proxy on this machine speaks, and not at all behind
 * a proxy: one that adds no header to what it passes on would make them public.
 */
function mayRead(request: FastifyRequest, { metricsToken: token, behindProxy }: OperateOptions): boolean {
  if (token) {
    const [given, wanted] = [request.headers.authorization ?? '', `Bearer ${token}`].map((words) => Buffer.from(words));
    return given?.length === wanted?.length && timingSafeEqual(given as Buffer, wanted as Buffer);
  }
  if (behindProxy) return false;
  const { headers, socket } = request;
  if (headers['x-forwarded-for'] || headers.forwarded || headers.via || headers['x-real-ip']) return false;
  return /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '');
}
