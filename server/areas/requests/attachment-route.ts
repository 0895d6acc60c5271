import { z } from 'zod';
import { sendFile } from '#areas/files/index.ts';
import { notFound } from '#platform/errors.ts';
import { admitBeside, type HttpApp } from '#platform/http/bind-route.ts';
import { findAttachment } from './message-queries.ts';
import { findRequest } from './request-queries.ts';

/** Serves the bytes of an attachment to those who may see its request. */
export function bindAttachment(app: HttpApp): void {
  app.fastify.get('/api/v1/attachments/:id', async (request, reply) => {
    const principal = await admitBeside(app.authenticate, request, 'request.read');
    const id = z.uuid().safeParse((request.params as { id: string }).id);
    const found = id.success ? await findAttachment(app.runtime.db, id.data) : undefined;
    const visible = found && (await findRequest(app.runtime.db, principal, found.request_id));
    if (!visible) throw notFound('attachment');
    app.noteRead(principal, 'request', found.request_id);
    return sendFile(reply, found);
  });
}
