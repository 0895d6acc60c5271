import { Readable } from 'node:stream';
import { Id } from '#contract/common-shapes.ts';
import { command, type Runtime } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import { admitBeside, type HttpApp } from '#platform/http/bind-route.ts';
import { findPart } from './export-queries.ts';
import { takeCopy } from './order-export.ts';

/** `GET /customer-exports/{id}/file`: a file, so it stands beside the contract's routes. For who ordered it, while it lasts. */
export function bindCopy(app: HttpApp): void {
  app.fastify.get<{ Params: { id: string } }>('/api/v1/customer-exports/:id/file', async (request, reply) => {
    const principal = await admitBeside(app.authenticate, request, 'privacy.export');
    const id = Id.safeParse(request.params.id);
    if (!id.success) throw notFound('export');
    const copy = await command(app.runtime, principal, (ctx) => takeCopy(ctx, id.data));
    return reply
      .type('application/zip')
      .header(
        'content-disposition',
        `attachment; filename="customer-${copy.created_at.toISOString().slice(0, 10)}.zip"`,
      )
      .header('content-length', String(copy.size))
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-store')
      .send(Readable.from(partsOf(app.runtime, copy.id)));
  });
}

async function* partsOf(runtime: Runtime, id: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const content = await findPart(runtime.db, id, position);
    if (!content) return;
    yield content;
  }
}
