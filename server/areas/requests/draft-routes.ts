import { writingRoutes as contract } from '#contract/writing.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { presentDraft, presentHanded, presentListedDraft } from './draft-presenter.ts';
import { deleteDraft, findDraft, listDrafts, listHanded } from './draft-queries.ts';
import { handOverDraft } from './hand-over-draft.ts';
import { findRequest } from './request-queries.ts';
import { saveDraft } from './save-draft.ts';
import { takeOverDraft } from './take-over-draft.ts';

/** Serves what people are writing: each their own, and what was handed to them. */
export function bindDrafts(app: HttpApp): void {
  bindRoute(app, contract.readDraft, async ({ runtime: { db }, principal, params }) => {
    const [request, draft, handed] = await Promise.all([
      findRequest(db, principal, params.id),
      findDraft(db, principal.id, params.id),
      listHanded(db, principal.id, params.id),
    ]);
    if (!request) throw notFound('request');
    return {
      draft: draft ? await presentDraft(db, draft) : null,
      handed: await presentHanded(db, principal.id, handed),
    };
  });
  bindRoute(app, contract.saveDraft, async ({ runtime, params, body, command }) => ({
    version: await command((ctx) => saveDraft(ctx, params.id, body)),
    updatedAt: runtime.clock().toISOString(),
  }));
  bindRoute(app, contract.discardDraft, async ({ principal, params, command }) => {
    await command(async (ctx) => {
      if (!(await findRequest(ctx.tx, principal, params.id))) throw notFound('request');
      await deleteDraft(ctx.tx, principal.id, params.id);
    });
    return { id: params.id };
  });
  bindRoute(app, contract.handOverDraft, async ({ params, body, command }) => ({
    id: await command((ctx) => handOverDraft(ctx, params.id, body)),
  }));
  bindRoute(app, contract.takeOverDraft, async ({ runtime, params, body, command }) =>
    presentDraft(runtime.db, await command((ctx) => takeOverDraft(ctx, params.id, body))),
  );
  bindRoute(app, contract.listDrafts, async ({ runtime, principal }) => ({
    rows: (await listDrafts(runtime.db, principal)).map(presentListedDraft),
  }));
}
