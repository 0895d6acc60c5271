import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type MailReceiver, startMailReceiver } from '#areas/channels/email/index.ts';
import { createLiveReach } from '#areas/requests/index.ts';
import { findSetting, putSetting } from '#areas/settings/index.ts';
import { createAuthenticate, createSignIn } from '#areas/staff/index.ts';
import { type Clock, systemClock } from '#platform/clock.ts';
import { command, type Runtime } from '#platform/command.ts';
import { createPool, kyselyOn } from '#platform/db.ts';
import type { HttpApp } from '#platform/http/bind-route.ts';
import { createHttp, serveWeb } from '#platform/http/create-http.ts';
import { startJobs } from '#platform/jobs.ts';
import { createLog } from '#platform/log.ts';
import { type Relay, startRelay } from '#platform/outbox-relay.ts';
import { startRealtime } from '#platform/realtime.ts';
import { startTicker } from '#platform/ticker.ts';
import { areas } from './areas.ts';
import { serveDocs } from './serve-docs.ts';

export type DeskOptions = {
  databaseUrl: string;
  host: string;
  /** 0: any free port. */
  port: number;
  /** 0: any free port; null: no receiver. */
  smtpPort: number | null;
  publicUrl?: string | undefined;
  logLevel: string;
  clock?: Clock;
  checkAnswers?: boolean;
};

export type Desk = {
  url: string;
  smtpPort: number | null;
  runtime: Runtime;
  http: FastifyInstance;
  relay: Relay;
  stop: () => Promise<void>;
};

const webFolder = join(import.meta.dirname, '../../web/dist');

/** Starts one node of the desk on a migrated database: web, worker, timers and mail receiver. */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const log = createLog(options.logLevel);
  const pool = createPool(options.databaseUrl);
  let relay: Relay | undefined;
  const runtime: Runtime = {
    pool,
    db: kyselyOn(pool),
    clock: options.clock ?? systemClock,
    log,
    wakeRelay: () => relay?.wake(),
  };
  const subscribers = areas.flatMap((area) => area.subscribers ?? []);
  relay = startRelay(runtime, subscribers);
  const jobs = await startJobs(runtime, options.databaseUrl, subscribers);
  const ticker = startTicker(
    runtime,
    areas.flatMap((area) => area.ticks ?? []),
  );
  const realtime = startRealtime(options.databaseUrl, log, createLiveReach(runtime.db));

  const fastify = await createHttp(log);
  const signIn = createSignIn(runtime, await signInSecret(runtime), options.publicUrl);
  signIn.serve(fastify);
  const app: HttpApp = {
    fastify,
    runtime,
    authenticate: createAuthenticate(runtime, signIn),
    checkAnswers: options.checkAnswers ?? false,
  };
  for (const area of areas) area.routes?.(app);
  fastify.get('/api/v1/live', async (request, reply) => {
    const principal = await app.authenticate(request);
    if (!principal) return reply.code(401).send();
    reply.hijack();
    realtime.add(reply.raw, principal, () => app.authenticate(request));
  });
  fastify.get('/healthz', async () => ({ ok: true }));
  await serveDocs(fastify);
  await serveWeb(fastify, webFolder);

  let smtp: MailReceiver | null = null;
  const stop = async () => {
    await smtp?.stop();
    await realtime.stop();
    await fastify.close();
    await ticker.stop();
    await relay.stop();
    await jobs.stop();
    await pool.end();
  };
  try {
    const address = await fastify.listen({ port: options.port, host: options.host });
    if (options.smtpPort !== null)
      smtp = await startMailReceiver(runtime, { host: options.host, port: options.smtpPort });
    return { url: options.publicUrl ?? address, smtpPort: smtp?.port ?? null, runtime, http: fastify, relay, stop };
  } catch (error) {
    // A port that is taken: what runs already must end before its database does.
    await stop();
    throw error;
  }
}

/** The secret that signs sessions: made once, kept in the database, so that every node signs alike. */
async function signInSecret(runtime: Runtime): Promise<string> {
  const known = await findSetting(runtime.db, 'sign_in_secret');
  if (known) return known;
  const actor = { kind: 'system', id: null, name: 'Linja', channel: 'cli' } as const;
  await command(runtime, actor, async (ctx) => {
    const made = randomBytes(32).toString('base64url');
    if (!(await findSetting(ctx.tx, 'sign_in_secret'))) await putSetting(ctx.tx, 'sign_in_secret', made, ctx.now);
  });
  return (await findSetting(runtime.db, 'sign_in_secret')) as string;
}
