import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type MailReceiver, publicHost, setPublicUrl, startMailReceiver } from '#areas/channels/email/index.ts';
import { noteRead, writeReads } from '#areas/customers/index.ts';
import { keepErasuresTick } from '#areas/privacy/index.ts';
import { createLiveReach } from '#areas/requests/index.ts';
import { createAuthenticate, createSignIn, findSecret, giveSecret, type KnownCaller } from '#areas/staff/index.ts';
import { type Clock, systemClock } from '#platform/clock.ts';
import type { Runtime } from '#platform/command.ts';
import type { Service } from '#platform/config.ts';
import { createPool, kyselyOn } from '#platform/db.ts';
import { admitBeside, type HttpApp } from '#platform/http/bind-route.ts';
import { createHttp } from '#platform/http/create-http.ts';
import { serveWeb } from '#platform/http/serve-web.ts';
import { startJobs } from '#platform/jobs.ts';
import { createKnownCallers } from '#platform/known-callers.ts';
import { createLog, type Log } from '#platform/log.ts';
import { type Relay, startRelay } from '#platform/outbox-relay.ts';
import { startRealtime } from '#platform/realtime.ts';
import { startTicker } from '#platform/ticker.ts';
import { within } from '#platform/within.ts';
import { areas } from './areas.ts';
import { anchorTick } from './operate/anchor-log.ts';
import { createMetrics } from './operate/metrics.ts';
import { type MetricsPort, openMetricsPort } from './operate/metrics-port-gateway.ts';
import { type Readiness, readiness } from './operate/readiness.ts';
import { type OperateOptions, serveOperate } from './operate/serve-operate.ts';
import { serveDocs } from './serve-docs.ts';

export type DeskOptions = {
  databaseUrl: string;
  /** The same past a connection pooler, for what waits on the database; `databaseUrl` where nothing is said. */
  directUrl?: string;
  host: string;
  /** 0: any free port. */
  port: number;
  /** 0: any free port; null: no receiver. */
  smtpPort: number | null;
  publicUrl?: string | undefined;
  /** Signs cookies and seals what is read again; undefined: the one the database keeps. */
  signInSecret?: string | undefined;
  /** Addresses and networks of proxies that say for whom they ask. */
  trustedProxies?: string[];
  logLevel: string;
  /** Where log lines go; standard output where nothing is said. */
  log?: Log;
  clock?: Clock;
  checkAnswers?: boolean;
  /** What this node does; everything where nothing is said. A node without `web` still answers `/readyz`. */
  services?: readonly Service[];
  /** A port of their own for the metrics; 0: any free one. */
  metrics?: { host: string; port?: number | undefined; token?: string | undefined };
  /** Folder for the daily anchors of the log; none are written where it is missing. */
  anchorsFolder?: string;
  /** Folder that remembers erasures beyond the database, so that a restored backup brings nothing back. */
  erasuresFolder?: string;
};

export type Desk = {
  url: string;
  smtpPort: number | null;
  metricsPort: number | null;
  runtime: Runtime;
  http: FastifyInstance;
  relay: Relay;
  readiness: () => Promise<Readiness>;
  /** Goes down in order: nothing new is taken, what is under way is finished, and given back where that takes too long. */
  stop: () => Promise<void>;
};

const webFolder = join(import.meta.dirname, '../../web/dist');

/** Windows of one person that are kept up to date by one node; more ask again until others are closed. */
const mostStreams = 40;

/** Milliseconds that calls, mails and jobs under way get to end, so that the whole of a stop stays within ten seconds. */
const finishMs = 7000;

/** Starts one node of the desk on a migrated database: web, worker, timers and mail receiver, or some of them. */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const log = options.log ?? createLog(options.logLevel);
  const services = options.services ?? allServices;
  const does = (service: Service) => services.includes(service);
  const directUrl = options.directUrl ?? options.databaseUrl;
  const pool = createPool(options.databaseUrl, undefined, directUrl);
  const callers = createKnownCallers<KnownCaller>();
  callers.watch(pool);
  let wakeRelay = () => {};
  const runtime: Runtime = {
    pool,
    db: kyselyOn(pool),
    clock: options.clock ?? systemClock,
    log,
    wakeRelay: () => wakeRelay(),
  };
  setPublicUrl(runtime.db, options.publicUrl);
  giveSecret(runtime, options.signInSecret);
  const metrics = createMetrics();
  const subscribers = areas.flatMap((area) => area.subscribers ?? []);
  const relay = does('worker') ? startRelay(runtime, subscribers) : idleRelay;
  wakeRelay = relay.wake;
  const jobs = does('worker') ? await startJobs(runtime, directUrl, subscribers) : undefined;
  const ticks = areas.flatMap((area) => area.ticks ?? []);
  if (options.anchorsFolder) ticks.push(anchorTick(options.anchorsFolder));
  if (options.erasuresFolder) ticks.push(keepErasuresTick(options.erasuresFolder));
  const ticker = does('worker') ? startTicker(runtime, ticks, metrics.observeTick) : undefined;
  const realtime = does('web') ? startRealtime(directUrl, log, createLiveReach(runtime.db), callers) : undefined;

  // The desk speaks no TLS itself: where its address is https, a proxy stands in front.
  const byHttps = options.publicUrl?.startsWith('https:') ?? false;
  let draining = false;
  const operate: OperateOptions = {
    readiness: () =>
      readiness({
        db: runtime.db,
        services,
        draining: () => draining,
        relay: does('worker') ? relay : undefined,
        jobs,
      }),
    metrics,
    metricsText: () => metrics.text(runtime, realtime?.connections() ?? 0),
    metricsToken: options.metrics?.token,
    metricsElsewhere: options.metrics?.port !== undefined,
    behindProxy: byHttps,
  };
  const fastify = await createHttp(log, options.trustedProxies, undefined, byHttps);
  serveOperate(fastify, operate);
  if (realtime) {
    const signIn = createSignIn(runtime, await findSecret(runtime), options.publicUrl);
    const authenticate = createAuthenticate(runtime, signIn, callers);
    const app: HttpApp = {
      fastify,
      runtime,
      authenticate,
      noteRead: (principal, of, key) => noteRead(runtime, principal.id, { of, key }),
      checkAnswers: options.checkAnswers ?? false,
      publicUrl: options.publicUrl,
    };
    for (const area of areas) area.routes?.(app);
    fastify.get('/api/v1/live', { config: { opensByItself: true } }, async (request, reply) => {
      const principal = await admitBeside(authenticate, request, 'request.read');
      if (realtime.connections(principal.id) >= mostStreams) return reply.code(429).send();
      reply.hijack();
      reply.raw.setHeaders(new Map(Object.entries(reply.getHeaders() as Record<string, string>)));
      realtime.add(reply.raw, principal, async () => {
        const again = await authenticate(request, false);
        return again?.permissions.has('request.read') ? again : null;
      });
    });
    serveDocs(fastify, webFolder);
    await serveWeb(fastify, webFolder);
  }

  let smtp: MailReceiver | null = null;
  let metricsPort: MetricsPort | null = null;
  const stop = async () => {
    draining = true;
    const ending = [smtp?.stop(), realtime?.stop(), fastify.close(), ticker?.stop(), jobs?.stop(finishMs - 1000)];
    const inTime = await within(finishMs, Promise.all(ending));
    if (!inTime) log.warn('not everything under way ended in time; it is rolled back or given to another node');
    await within(1000, relay.stop());
    await within(1000, writeReads(runtime)).catch(() => false);
    await metricsPort?.stop();
    metrics.stop();
    // A connection still at work is cut off by the end of the process, which rolls its transaction back.
    await within(inTime ? 5000 : 500, pool.end());
  };
  try {
    const address = await fastify.listen({ port: options.port, host: options.host });
    if (options.smtpPort !== null && does('channels')) {
      const name = publicHost(options.publicUrl);
      smtp = await startMailReceiver(runtime, { host: options.host, port: options.smtpPort, name });
    }
    if (options.metrics?.port !== undefined) {
      metricsPort = await openMetricsPort(operate, { host: options.metrics.host, port: options.metrics.port });
    }
    return {
      url: options.publicUrl ?? address,
      smtpPort: smtp?.port ?? null,
      metricsPort: metricsPort?.port ?? null,
      runtime,
      http: fastify,
      relay,
      readiness: operate.readiness,
      stop,
    };
  } catch (error) {
    // A port that is taken: what runs already must end before its database does.
    await stop();
    throw error;
  }
}

const allServices: readonly Service[] = ['web', 'worker', 'channels'];

/** On a node that does no work of its own: another node's relay finds what is written here at its next look. */
const idleRelay: Relay = { lookedAt: () => Date.now(), wake: () => {}, drain: async () => {}, stop: async () => {} };
