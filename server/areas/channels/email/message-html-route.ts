import { findMessage, findRequest } from '#areas/requests/index.ts';
import { requestRoutes } from '#contract/requests.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { listInlinePictures } from './quiet-attachment-queries.ts';
import { sanitiseMailHtml } from './sanitise-html.ts';

/**
 * The formatted form of a message for those who may see its request. Made safe when it is read, so that a better wall
 * also guards what came before it (trap 64).
 */
export function bindMessageHtml(app: HttpApp): void {
  bindRoute(app, requestRoutes.messageHtml, async ({ runtime, principal, params, query }) => {
    const message = await findMessage(runtime.db, params.id);
    const visible = message && (await findRequest(runtime.db, principal, message.request_id));
    if (!visible || message.body_html === null) throw notFound('formatted message');
    const pictures = await listInlinePictures(runtime.db, message.id);
    const idOf = new Map(pictures.map((one) => [one.content_id, one.id]));
    return sanitiseMailHtml(message.body_html, {
      remoteImages: query.images,
      inlineImage: (cid) => {
        const id = idOf.get(cid);
        return id ? `/api/v1/attachments/${id}` : null;
      },
    });
  });
}
