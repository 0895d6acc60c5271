import { mailRoutes } from '#contract/mail.ts';
import { AppError, invalid } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { presentHandedIn, presentInbound } from './inbound-presenter.ts';
import { findListedInbound } from './inbound-queries.ts';
import { storeInbound } from './store-inbound.ts';
import { viaApi } from './visible-mail-queries.ts';

const lookMs = 100;

/** Hands in a raw mail over HTTP: stored first, then, with `wait`, answered when it has been taken in. */
export function bindIntake(app: HttpApp): void {
  bindRoute(app, mailRoutes.intake, async ({ runtime, request, query, principal, command }) => {
    const type = request.headers['content-type'] ?? '';
    if (request.body !== undefined && !/^message\/rfc822\s*(?:;|$)/i.test(type)) {
      throw new AppError(415, 'unsupported_media_type', 'Send the raw e-mail with content type message/rfc822.');
    }
    const raw = request.body;
    if (!Buffer.isBuffer(raw) || raw.length === 0) {
      throw invalid('invalid_body', 'The body is empty. Send the raw e-mail as message/rfc822.');
    }
    const { id, duplicate } = await command((ctx) =>
      storeInbound(ctx, { raw, to: query.to ? [query.to] : [], via: viaApi(principal) }),
    );
    const until = performance.now() + query.wait * 1000;
    for (;;) {
      const row = (await findListedInbound(runtime.db, principal, id)) as Exclude<
        Awaited<ReturnType<typeof findListedInbound>>,
        undefined
      >;
      if (row.state !== 'stored' || performance.now() >= until) {
        return { ...(row.visible ? presentInbound(row) : presentHandedIn(row)), duplicate };
      }
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
  });
}
