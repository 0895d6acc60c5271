import type { Catalogue } from '#areas/catalog/index.ts';
import { findCustomer } from '#areas/customers/index.ts';
import { signatureOf, textOfWritten } from '#areas/requests/index.ts';
import { labelOf, listSignatures, valuesOf, variableNames } from '#areas/wording/index.ts';
import { wordRoutes as contract } from '#contract/words.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import type { Principal } from '#platform/principal.ts';
import { createSignature } from './create-signature.ts';
import { createTextModule } from './create-text-module.ts';
import { deleteTextModule } from './delete-text-module.ts';
import { deleteSignature, editSignature } from './edit-signature.ts';
import { editTextModule } from './edit-text-module.ts';
import { isTheirs } from './library.ts';
import { bindMacros } from './macro-routes.ts';
import { mayKnowCategory } from './may-change.ts';
import { offerTexts } from './offer-texts.ts';
import { previewText } from './preview-text.ts';
import { samplePlace } from './sample-place.ts';
import { listTextModules } from './text-module-queries.ts';
import { countUse, listUses } from './use-queries.ts';
import { catalogueOf, seenRequest, type WritingCall } from './writing-call.ts';
import { presentSignature, presentTextModule } from './writing-presenter.ts';

/** Serves variables, text modules, signatures and macros. */
export const writingRoutes = (app: HttpApp): void => {
  bindTexts(app);
  bindTextsOfRequests(app);
  bindSignatures(app);
  bindMacros(app);
};

function bindTexts(app: HttpApp): void {
  const { db } = app.runtime;
  const listed = async (call: WritingCall, id?: string) => {
    const [rows, uses, catalogue] = await Promise.all([listTextModules(db, id), listUses(db), catalogueOf(call)]);
    return rows
      .filter((row) => isTheirs(call.principal, row) && mayKnowCategory(call.principal, catalogue, row.category_id))
      .map((row) => presentTextModule(row, catalogue, uses.get(row.id) ?? 0));
  };
  const one = async (call: WritingCall, id: string) => {
    const [row] = await listed(call, id);
    if (!row) throw notFound('text module');
    return row;
  };
  bindRoute(app, contract.listVariables, async (call) => {
    const { language } = call.principal;
    const { facts } = samplePlace(await catalogueOf(call), call.principal, language, call.runtime.clock());
    const values = valuesOf(facts, language);
    const rows = variableNames.map((name) => ({
      name,
      group: groupOf(name),
      label: labelOf(name, language),
      example: values[name],
    }));
    return { rows };
  });
  bindRoute(app, contract.listTextModules, async (call) => ({ rows: await listed(call) }));
  bindRoute(app, contract.createTextModule, async (call) => {
    const id = await call.command((ctx) => createTextModule(ctx, call.body));
    return one(call, id);
  });
  bindRoute(app, contract.editTextModule, async (call) => {
    await call.command((ctx) => editTextModule(ctx, call.params.id, call.body));
    return one(call, call.params.id);
  });
  bindRoute(app, contract.deleteTextModule, async (call) => {
    await call.command((ctx) => deleteTextModule(ctx, call.params.id));
    return { id: call.params.id };
  });
  bindRoute(app, contract.noteTextUsed, async (call) => {
    await one(call, call.params.id);
    await call.command((ctx) => countUse(ctx.tx, call.params.id, ctx.now));
    return { id: call.params.id };
  });
  bindRoute(app, contract.previewText, async (call) =>
    previewText(db, await catalogueOf(call), call.principal, call.body, call.runtime.clock()),
  );
}

function groupOf(name: string): 'customer' | 'request' | 'agent' | 'desk' | 'time' {
  const [group] = name.split('.');
  if (group === 'customer' || group === 'request' || group === 'agent') return group;
  return group === 'greeting' || group === 'today' ? 'time' : 'desk';
}

function bindTextsOfRequests(app: HttpApp): void {
  const { db } = app.runtime;
  bindRoute(app, contract.offerTexts, async (call) => {
    const [row, catalogue] = await Promise.all([seenRequest(call), catalogueOf(call)]);
    return { rows: await offerTexts(db, catalogue, call.principal, row, call.query, call.runtime.clock()) };
  });
  bindRoute(app, contract.requestSignature, async (call) => {
    const [row, catalogue] = await Promise.all([seenRequest(call), catalogueOf(call)]);
    const customer = row.contact_id ? await findCustomer(db, row.contact_id) : null;
    const ready = signatureOf(catalogue, call.principal, row, customer, call.runtime.clock());
    return { signature: ready && { ...ready, text: textOfWritten(ready.html) } };
  });
}

function bindSignatures(app: HttpApp): void {
  const { db } = app.runtime;
  const listed = async (principal: Principal, catalogue: Catalogue) =>
    (await listSignatures(db))
      .filter((row) => row.person_id === null || row.person_id === principal.id)
      .map((row) => presentSignature(row, catalogue, principal.name))
      .sort((a, b) => Number(a.person !== null) - Number(b.person !== null) || nameOf(a).localeCompare(nameOf(b)));
  const nameOf = (one: { centre: { name: string } | null }) => one.centre?.name ?? '';
  const one = async (call: WritingCall, id: string) => {
    const found = (await listed(call.principal, await catalogueOf(call))).find((row) => row.id === id);
    if (!found) throw notFound('signature');
    return found;
  };
  bindRoute(app, contract.listSignatures, async (call) => ({
    rows: await listed(call.principal, await catalogueOf(call)),
  }));
  bindRoute(app, contract.createSignature, async (call) => {
    const id = await call.command((ctx) => createSignature(ctx, call.body));
    return one(call, id);
  });
  bindRoute(app, contract.editSignature, async (call) => {
    await call.command((ctx) => editSignature(ctx, call.params.id, call.body));
    return one(call, call.params.id);
  });
  bindRoute(app, contract.deleteSignature, async (call) => {
    await call.command((ctx) => deleteSignature(ctx, call.params.id));
    return { id: call.params.id };
  });
}
