import { type Catalogue, catalogueFor } from '#areas/catalog/index.ts';
import { findCustomer } from '#areas/customers/index.ts';
import { requestRoutes as contract } from '#contract/requests.ts';
import type { Ctx } from '#platform/command.ts';
import { AppError, notFound } from '#platform/errors.ts';
import { bindRoute, type Call, type HttpApp } from '#platform/http/bind-route.ts';
import type { Principal } from '#platform/principal.ts';
import { addNote } from './add-note.ts';
import { askCustomer } from './ask-customer.ts';
import { assignRequest } from './assign-request.ts';
import { bindAttachment } from './attachment-route.ts';
import { listChanges } from './change-queries.ts';
import { classifyRequest } from './classify-request.ts';
import { closeRequest } from './close-request.ts';
import { presentDraft } from './draft-presenter.ts';
import { bindDrafts } from './draft-routes.ts';
import { editRequest } from './edit-request.ts';
import { explainDeadline } from './explain-deadline.ts';
import { identifyCustomer } from './identify-customer.ts';
import { postponeRequest } from './postpone-request.ts';
import { sendRegistration } from './register-request.ts';
import { reopenRequest } from './reopen-request.ts';
import { replyToCustomer } from './reply-to-customer.ts';
import { detailAfter, findDetail } from './request-detail.ts';
import { countFiltered } from './request-filter-queries.ts';
import { listFiltered } from './request-list-queries.ts';
import { findRequest, type RequestRecord, type RowOfRequest } from './request-queries.ts';
import { presentRow } from './request-row-queries.ts';
import { resumeRequest } from './resume-request.ts';
import { listNames } from './rule-owner-queries.ts';
import { setDeadline } from './set-deadline.ts';
import { setKind } from './set-kind.ts';
import { setPriority } from './set-priority.ts';
import { setProblemCode } from './set-problem-code.ts';
import { setStatus } from './set-status.ts';
import { solveRequest } from './solve-request.ts';
import { startRequest } from './start-request.ts';
import { findTimeline } from './timeline-queries.ts';
import { withdrawReply } from './withdraw-reply.ts';

type AnyCall = Call<unknown, unknown, unknown>;

export const catalogueOf = (call: AnyCall): Promise<Catalogue> => catalogueFor(call.runtime.db, call.principal);

/** The request a read asks for, or 404. */
export async function seen(call: AnyCall & { params: { id: string } }): Promise<RequestRecord> {
  const row = await findRequest(call.runtime.db, call.principal, call.params.id);
  if (!row) throw notFound('request');
  return row;
}

export function requestsRoutes(app: HttpApp): void {
  bindRoute(app, contract.register, async (call) => {
    const catalogue = await catalogueOf(call);
    const { body, principal } = call;
    const present = (row: RowOfRequest, contact: { name: string } | null, ownerName: string | null) =>
      presentRow({ ...row, owner_name: ownerName, contact_name: contact?.name ?? null }, catalogue);
    try {
      return await call.commandAndRead(
        async (ctx) => sendRegistration(ctx, catalogue, body),
        async (db, { written, ownerName }) => {
          const contact = body.contactId ? findCustomer(db, body.contactId) : null;
          return present(await written, await contact, ownerName);
        },
      );
    } catch (error) {
      // The same call twice makes one request (R1.1); an id that somebody else used is not the caller's to see.
      const known =
        body.id &&
        error instanceof AppError &&
        error.code === 'already_exists' &&
        (await findRequest(call.runtime.db, principal, body.id));
      if (!known) throw error;
      const { db } = call.runtime;
      const contact = known.contact_id ? await findCustomer(db, known.contact_id) : null;
      const owners = await listNames(db, [known.owner_id]);
      return present(known, contact, owners.get(known.owner_id ?? '') ?? null);
    }
  });
  bindRoute(app, contract.list, async (call) =>
    listFiltered(call.runtime.db, call.principal, await catalogueOf(call), call.query, call.runtime.clock()),
  );
  bindRoute(app, contract.count, async (call) =>
    countFiltered(call.runtime.db, call.principal, await catalogueOf(call), call.query, call.runtime.clock()),
  );
  const detail = async (call: AnyCall, by: { id: string } | { number: number }) => {
    const found = await findDetail(call.runtime.db, await catalogueOf(call), call.principal, by, call.runtime.clock());
    if (!found) throw notFound('request');
    return found;
  };
  bindRoute(app, contract.read, (call) => detail(call, call.params));
  bindRoute(app, contract.readByNumber, (call) => detail(call, call.params));
  bindRoute(app, contract.timeline, async (call) => {
    const { runtime, principal, params, query } = call;
    const page = await findTimeline(
      runtime.db,
      await catalogueOf(call),
      principal,
      params.id,
      query.before,
      query.limit,
    );
    if (!page) throw notFound('request');
    return page;
  });
  bindRoute(app, contract.changes, async (call) =>
    listChanges(
      call.runtime.db,
      await catalogueOf(call),
      { requestId: (await seen(call)).id, field: call.query.field, reader: call.principal },
      call.query.after,
      call.query.limit,
    ),
  );
  bindRoute(app, contract.deadline, async (call) =>
    explainDeadline(call.runtime.db, await catalogueOf(call), await seen(call), call.principal.language),
  );
  bindCommands(app);
  bindAttachment(app);
  bindDrafts(app);
}

/** Every command on one request: run it, then answer the request as it is now, with what may be done next. */
function bindCommands(app: HttpApp): void {
  const changed = async (call: AnyCall, run: (ctx: Ctx<Principal>, catalogue: Catalogue) => Promise<RequestRecord>) => {
    const catalogue = await catalogueOf(call);
    return call.commandAndRead(
      (ctx) => run(ctx, catalogue),
      (db, row) => detailAfter(db, catalogue, call.principal, row, call.runtime.clock()),
    );
  };
  bindRoute(app, contract.edit, (call) =>
    changed(call, (ctx, cat) => editRequest(ctx, cat, call.params.id, call.body)),
  );
  bindRoute(app, contract.setKind, (call) => changed(call, (ctx, cat) => setKind(ctx, cat, call.params.id, call.body)));
  bindRoute(app, contract.identifyCustomer, (call) =>
    changed(call, (ctx, cat) => identifyCustomer(ctx, cat, call.params.id, call.body)),
  );
  bindRoute(app, contract.classify, (call) =>
    changed(call, (ctx, cat) => classifyRequest(ctx, cat, call.params.id, call.body)),
  );
  bindRoute(app, contract.setProblemCode, (call) =>
    changed(call, (ctx, cat) => setProblemCode(ctx, cat, call.params.id, call.body)),
  );
  bindRoute(app, contract.setPriority, (call) =>
    changed(call, (ctx, cat) => setPriority(ctx, cat, call.params.id, call.body)),
  );
  bindRoute(app, contract.setDeadline, (call) =>
    changed(call, (ctx, cat) => setDeadline(ctx, cat, call.params.id, call.body)),
  );
  bindRoute(app, contract.setStatus, (call) =>
    changed(call, (ctx, cat) => setStatus(ctx, cat, call.params.id, call.body)),
  );
  bindRoute(app, contract.assign, (call) =>
    changed(call, (ctx, cat) => assignRequest(ctx, cat, call.params.id, call.body)),
  );
  bindRoute(app, contract.start, (call) =>
    changed(call, (ctx, cat) => startRequest(ctx, cat, call.params.id, call.body)),
  );
  bindRoute(app, contract.reply, (call) =>
    changed(call, (ctx, cat) => replyToCustomer(ctx, cat, call.params.id, call.body)),
  );
  bindRoute(app, contract.withdrawReply, async (call) => {
    const catalogue = await catalogueOf(call);
    const { row, reverted, draft } = await call.command((ctx) => withdrawReply(ctx, call.params.id));
    const { db } = call.runtime;
    const request = await detailAfter(db, catalogue, call.principal, row, call.runtime.clock());
    return { request, reverted, draft: await presentDraft(db, draft) };
  });
  bindRoute(app, contract.addNote, (call) =>
    changed(call, (ctx, cat) => addNote(ctx, cat, call.params.id, 'note', call.body)),
  );
  bindRoute(app, contract.addCallNote, (call) =>
    changed(call, (ctx, cat) => addNote(ctx, cat, call.params.id, 'call_note', call.body)),
  );
  bindRoute(app, contract.ask, (call) => changed(call, (ctx, cat) => askCustomer(ctx, cat, call.params.id, call.body)));
  bindRoute(app, contract.postpone, (call) =>
    changed(call, (ctx, cat) => postponeRequest(ctx, cat, call.params.id, call.body)),
  );
  bindRoute(app, contract.resume, (call) =>
    changed(call, (ctx, cat) => resumeRequest(ctx, cat, call.params.id, call.query)),
  );
  bindRoute(app, contract.solve, (call) =>
    changed(call, (ctx, cat) => solveRequest(ctx, cat, call.params.id, call.body)),
  );
  bindRoute(app, contract.close, (call) =>
    changed(call, (ctx, cat) => closeRequest(ctx, cat, call.params.id, call.body)),
  );
  bindRoute(app, contract.reopen, (call) =>
    changed(call, (ctx, cat) => reopenRequest(ctx, cat, call.params.id, call.query)),
  );
}
