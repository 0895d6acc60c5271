import { finished } from 'node:stream/promises';
import { placeOf } from '#areas/staff/index.ts';
import { ExportQuery } from '#contract/request-export.ts';
import { AppError } from '#platform/errors.ts';
import { admitBeside, type HttpApp } from '#platform/http/bind-route.ts';
import { InputProblem } from '#platform/http/problem.ts';
import { exportRequests } from './export-requests.ts';
import { cutWhenNotTaken, type Patience } from './until-taken.ts';

/** Exports under way on one node at once: each holds a connection of the database for as long as its download lasts. */
const mostAtOnce = 4;
/** While one lasts its transaction keeps what was deleted anywhere from being cleared away, so nobody may let it lie. */
const usualPatience: Patience = { idleMs: 60_000, wholeMs: 3_600_000 };

/**
 * `GET /requests/export`: the answer is a file, so it stands beside the contract's routes. Needs `request.read`. One at a
 * time for each person, so that nobody takes them all; one that is not taken is ended.
 */
export function bindExport(app: HttpApp, patience: Patience = usualPatience): void {
  const underWay = new Map<string, symbol>();
  app.fastify.get('/api/v1/requests/export', async (request, reply) => {
    const principal = await admitBeside(app.authenticate, request, 'request.read');
    const query = ExportQuery.safeParse(request.query);
    if (!query.success) {
      const errors = query.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
      throw new InputProblem(
        'invalid_query',
        `Not taken as sent: ${errors.map((one) => one.path).join(', ')}.`,
        errors,
      );
    }
    if (underWay.has(principal.id))
      throw new AppError(429, 'too_many_calls', 'An export of yours is under way. Wait until it has ended.');
    if (underWay.size >= mostAtOnce)
      throw new AppError(429, 'too_many_calls', 'Several exports are under way already. Wait until one has ended.');
    const mine = Symbol('export');
    underWay.set(principal.id, mine);
    const free = () => {
      if (underWay.get(principal.id) === mine) underWay.delete(principal.id);
    };
    const stop = new AbortController();
    const endWatch = cutWhenNotTaken(reply.raw, patience);
    try {
      const file = await exportRequests(app.runtime, principal, query.data, stop.signal, placeOf(request));
      const name = encodeURIComponent(file.name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
      reply
        .type(file.mime)
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'no-store')
        .send(file.body);
      const outcome = await outcomeOf(reply.raw, file.body);
      stop.abort();
      file.body.destroy();
      // The next one need not wait until this one is written down.
      free();
      await file.ended(outcome);
      return reply;
    } finally {
      stop.abort();
      endWatch();
      free();
    }
  });
}

/** How the answer ended: sent to its last byte, broken off by whoever asked, or failed at our side. */
async function outcomeOf(
  answer: NodeJS.WritableStream & { writableFinished?: boolean },
  body: { errored: Error | null },
): Promise<'complete' | 'broken_off' | 'failed'> {
  await finished(answer, { readable: false }).catch(() => {});
  if (answer.writableFinished && !body.errored) return 'complete';
  return body.errored && !answer.writableFinished && !isBreak(body.errored) ? 'failed' : 'broken_off';
}

/** Fastify destroys the body with one of these when the other side hangs up. */
const isBreak = (error: Error & { code?: string }) =>
  error.name === 'AbortError' || error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET';
