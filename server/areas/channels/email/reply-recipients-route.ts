import { catalogueFor } from '#areas/catalog/index.ts';
import { findCustomer } from '#areas/customers/index.ts';
import { findReplyRecipients, findRequest } from '#areas/requests/index.ts';
import { requestRoutes } from '#contract/requests.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { newId } from '#platform/ids.ts';
import { findAnswered } from './answered-queries.ts';
import { whereTo } from './compose-reply.ts';
import { mailSettingsAt } from './mail-settings.ts';
import { replySender } from './reply-sender.ts';

/** Serves who a reply would go to and why, and the address of ours it would go out from, before it is sent. */
export function bindReplyRecipients(app: HttpApp): void {
  bindRoute(app, requestRoutes.recipients, async ({ runtime, principal, params }) => {
    const request = await findRequest(runtime.db, principal, params.id);
    if (!request) throw notFound('request');
    const now = runtime.clock();
    const [catalogue, settings, contact, answered] = await Promise.all([
      catalogueFor(runtime.db, principal),
      mailSettingsAt(runtime.db, principal.settingsVersion),
      request.contact_id ? findCustomer(runtime.db, request.contact_id) : null,
      findAnswered(runtime.db, { id: newId(now), request_id: request.id, created_at: now }),
    ]);
    const found = await findReplyRecipients(runtime.db, request, contact?.emails ?? [], catalogue.ownAddresses);
    return { ...found, from: replySender(settings, request, answered && whereTo(answered)).address };
  });
}
