import { z } from 'zod';
import { findMessage, findRequest, listInlineAttachments, shownWritten } from '#areas/requests/index.ts';
import { requestRoutes } from '#contract/requests.ts';
import type { Db } from '#platform/db.ts';
import { notFound } from '#platform/errors.ts';
import { admitBeside, bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import type { Principal } from '#platform/principal.ts';
import { sanitiseMailHtml } from './sanitise-html.ts';

type Images = 'blocked' | 'allowed';

/**
 * The formatted form of a message for those who may see its request: as data, and as a page of its own for a frame, whose
 * policy is the page's and not the desk's. Made safe when it is read, so that a better wall also guards what came before
 * it (trap 64).
 */
export function bindMessageHtml(app: HttpApp): void {
  bindRoute(app, requestRoutes.messageHtml, ({ runtime, principal, params, query }) =>
    safeHtml(runtime.db, principal, params.id, query.images),
  );
  app.fastify.get('/api/v1/messages/:id/page', async (request, reply) => {
    const principal = await admitBeside(app.authenticate, request, 'request.read');
    const id = z.uuid().safeParse((request.params as { id: string }).id);
    if (!id.success) throw notFound('formatted message');
    const images: Images = (request.query as { images?: string }).images === 'allowed' ? 'allowed' : 'blocked';
    const { html } = await safeHtml(app.runtime.db, principal, id.data, images);
    app.noteRead(principal, 'message', id.data);
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', framePolicy(images))
      .header('x-frame-options', 'SAMEORIGIN')
      .header('cache-control', 'private, no-store')
      .send(framePage(html));
  });
}

async function safeHtml(db: Db, principal: Principal, messageId: string, images: Images) {
  const message = await findMessage(db, messageId);
  const visible = message && (await findRequest(db, principal, message.request_id));
  if (!visible || message.body_html === null || message.withdrawn_at) throw notFound('formatted message');
  // Our own words were tidied when they were written, and their pictures are ours.
  if (message.kind !== 'inbound') return { html: shownWritten(message.body_html), blockedImages: 0 };
  const pictures = await listInlineAttachments(db, message.id);
  const idOf = new Map(pictures.map((one) => [one.content_id, one.id]));
  return sanitiseMailHtml(message.body_html, {
    remoteImages: images,
    inlineImage: (cid) => {
      const id = idOf.get(cid);
      return id ? `/api/v1/attachments/${id}` : null;
    },
  });
}

/** No script, no form, no frame, whatever got past the sanitiser; pictures from elsewhere only when asked for. */
const framePolicy = (images: Images) =>
  [
    "default-src 'none'",
    `img-src 'self' data:${images === 'allowed' ? ' https: http:' : ''}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');

/** Mails are made for a white page, also where the desk is dark. */
const framePage = (
  html: string,
) => `<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<style>html{background:#fff;color:#1a2123;font:15px/1.55 system-ui,sans-serif}body{margin:12px;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}blockquote{margin:0 0 0 6px;padding-left:8px;border-left:2px solid #ccd3d5}blockquote blockquote blockquote blockquote{margin-left:0;padding-left:2px}</style>
</head><body>${html}</body></html>`;
