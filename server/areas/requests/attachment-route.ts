import { z } from 'zod';
import { AppError, notFound } from '#platform/errors.ts';
import type { HttpApp } from '#platform/http/bind-route.ts';
import { findAttachment } from './message-queries.ts';
import { findRequest } from './request-queries.ts';

/** Types a browser may show in place; all else is handed over as a download, whatever it claims to be (trap 64). */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Serves the bytes of an attachment to those who may see its request. */
export function bindAttachment(app: HttpApp): void {
  app.fastify.get('/api/v1/attachments/:id', async (request, reply) => {
    const principal = await app.authenticate(request);
    if (!principal) throw new AppError(401, 'not_signed_in', 'Sign in, or send an API key as a bearer token.');
    const id = z.uuid().safeParse((request.params as { id: string }).id);
    const found = id.success ? await findAttachment(app.runtime.db, id.data) : undefined;
    const visible = found && (await findRequest(app.runtime.db, principal, found.request_id));
    if (!visible) throw notFound('attachment');
    const inline = shown.has(found.mime);
    const name = encodeURIComponent(found.filename).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
    return reply
      .type(inline ? found.mime : 'application/octet-stream')
      .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, max-age=86400, immutable')
      .send(found.content);
  });
}
