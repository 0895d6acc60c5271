import { detailAfter, findDetailRecord } from '#areas/requests/index.ts';
import { wordRoutes as contract } from '#contract/words.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { checkedSteps } from './checked-steps.ts';
import { createMacro } from './create-macro.ts';
import { deleteMacro, editMacro } from './edit-macro.ts';
import { isTheirs, libraryAt } from './library.ts';
import { listMacros, listNewestOpen } from './macro-queries.ts';
import { macroFor, offerMacros } from './offer-macros.ts';
import { previewMacro } from './preview-macro.ts';
import { rehearse } from './rehearse.ts';
import { runMacro } from './run-macro.ts';
import { listUses } from './use-queries.ts';
import { catalogueOf, seenRequest, type WritingCall } from './writing-call.ts';
import { presentMacro } from './writing-presenter.ts';

/** How many of the newest open requests a macro is tried on when none is named. */
const triedOn = 3;
/** A draft has no id of its own yet. */
const draftId = '00000000-0000-0000-0000-000000000000';

export function bindMacros(app: HttpApp): void {
  const { db } = app.runtime;
  const listed = async (call: WritingCall, id?: string) => {
    const [rows, uses, catalogue] = await Promise.all([listMacros(db, id), listUses(db), catalogueOf(call)]);
    return rows
      .filter((row) => isTheirs(call.principal, row))
      .map((row) => presentMacro(row, catalogue, uses.get(row.id) ?? 0));
  };
  const one = async (call: WritingCall, id: string) => {
    const [row] = await listed(call, id);
    if (!row) throw notFound('macro');
    return row;
  };
  const libraryOf = (call: WritingCall) => libraryAt(db, call.principal.settingsVersion);

  bindRoute(app, contract.listMacros, async (call) => ({ rows: await listed(call) }));
  bindRoute(app, contract.createMacro, async (call) => {
    const catalogue = await catalogueOf(call);
    const id = await call.command((ctx) => createMacro(ctx, catalogue, call.body));
    return one(call, id);
  });
  bindRoute(app, contract.editMacro, async (call) => {
    const catalogue = await catalogueOf(call);
    await call.command((ctx) => editMacro(ctx, catalogue, call.params.id, call.body));
    return one(call, call.params.id);
  });
  bindRoute(app, contract.deleteMacro, async (call) => {
    await call.command((ctx) => deleteMacro(ctx, call.params.id));
    return { id: call.params.id };
  });
  bindRoute(app, contract.tryMacro, async (call) => {
    const { principal, body } = call;
    const [catalogue, { modules }] = await Promise.all([catalogueOf(call), libraryOf(call)]);
    const steps = checkedSteps(body.steps, catalogue, modules, principal.id);
    const named = body.number ? await findDetailRecord(db, principal, { number: body.number }) : undefined;
    if (body.number && !named) throw notFound('request');
    const ids = named ? [named.id] : await listNewestOpen(db, principal, triedOn);
    const macro = { id: draftId, name: body.name, steps, ownerId: principal.id };
    const rows = [];
    // One after the other: each holds its request until it is taken back.
    for (const id of ids) {
      const row = await seenRequest({ ...call, principal, params: { id } });
      const preview = await rehearse(call.command, (ctx) => previewMacro(ctx, catalogue, modules, id, macro, {}));
      const { number, subject } = row;
      rows.push({ request: { id, number, subject, at: row.created_at.toISOString() }, preview });
    }
    return { rows };
  });
  bindRoute(app, contract.offerMacros, async (call) => {
    const [row, catalogue, library] = await Promise.all([seenRequest(call), catalogueOf(call), libraryOf(call)]);
    return { rows: await offerMacros(db, catalogue, library, call.principal, row) };
  });
  bindRoute(app, contract.previewMacro, async (call) => {
    const [row, catalogue, library] = await Promise.all([seenRequest(call), catalogueOf(call), libraryOf(call)]);
    const { id, name, steps, owner_id } = macroFor(library, call.principal, row, call.params.macroId);
    const macro = { id, name, steps, ownerId: owner_id };
    return rehearse(call.command, (ctx) => previewMacro(ctx, catalogue, library.modules, row.id, macro, call.body));
  });
  bindRoute(app, contract.runMacro, async (call) => {
    const [catalogue, library] = await Promise.all([catalogueOf(call), libraryOf(call)]);
    const { id, macroId } = call.params;
    return call.commandAndRead(
      (ctx) => runMacro(ctx, catalogue, library, id, macroId, call.body),
      (read, row) => detailAfter(read, catalogue, call.principal, row, call.runtime.clock()),
    );
  });
}
