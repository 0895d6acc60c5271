import { noteRead } from '#areas/customers/index.ts';
import { placeOf } from '#areas/staff/index.ts';
import { type CustomerExport, privacyRoutes as contract, type Erasure } from '#contract/privacy.ts';
import type { Db } from '#platform/db.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { bindCopy } from './copy-route.ts';
import { listReads } from './customer-reads-queries.ts';
import { eraseCustomer, holdCustomer } from './erase-customer.ts';
import { findCustomerState, findErasure, listErasures, type ShownErasure } from './erasure-queries.ts';
import { findExport, listExports, type ShownExport } from './export-queries.ts';
import { orderExport } from './order-export.ts';
import { previewErasure } from './preview-erasure.ts';
import { findRetention, previewRetention, setRetention, startRetention } from './retention.ts';

export function privacyRoutes(app: HttpApp): void {
  bindRoute(app, contract.reads, ({ runtime, query }) => listReads(runtime.db, query, query.after, query.limit));
  bindRoute(app, contract.previewErasure, ({ runtime, params }) => previewErasure(runtime.db, params.id));
  bindRoute(app, contract.erase, async ({ runtime, params, body, request, command }) =>
    erasureOf(runtime.db, await command((ctx) => eraseCustomer(ctx, params.id, body, placeOf(request)))),
  );
  bindRoute(app, contract.setHold, async ({ runtime, params, body, command }) => {
    await command((ctx) => holdCustomer(ctx, params.id, body.reason));
    return { holdReason: (await findCustomerState(runtime.db, params.id))?.hold_reason ?? null };
  });
  bindRoute(app, contract.erasures, async ({ runtime, query }) => {
    const { rows, next } = await listErasures(runtime.db, query.after, query.limit);
    return { rows: rows.map(presentErasure), next };
  });
  bindRoute(app, contract.exports, async ({ runtime, params, query, principal }) => {
    const { rows, next } = await listExports(runtime.db, params.id, query.after, query.limit);
    return { rows: rows.map((row) => presentExport(row, principal.id)), next };
  });
  bindRoute(app, contract.orderExport, async ({ runtime, params, request, command, principal }) => {
    const id = await command((ctx) => orderExport(ctx, params.id, placeOf(request)));
    noteRead(runtime, principal.id, { of: 'customer', key: params.id, kind: 'export' });
    const row = await findExport(runtime.db, id);
    if (!row) throw notFound('export');
    return presentExport(row, principal.id);
  });
  bindRoute(app, contract.retention, async ({ runtime }) => ({ rules: await findRetention(runtime.db) }));
  bindRoute(app, contract.setRetention, async ({ runtime, body, command }) => {
    await command((ctx) => setRetention(ctx, body.rules));
    return { rules: await findRetention(runtime.db) };
  });
  bindRoute(app, contract.previewRetention, ({ runtime, body }) =>
    previewRetention(runtime.db, body.rules, runtime.clock()),
  );
  bindRoute(app, contract.runRetention, async ({ runtime, command, principal, request }) => {
    const by = { person: principal, place: placeOf(request) };
    const { erasureId, mails } = await command((ctx) => startRetention(ctx, by));
    return { erasure: erasureId ? await erasureOf(runtime.db, erasureId) : null, mails };
  });
  bindCopy(app);
}

async function erasureOf(db: Db, id: string): Promise<Erasure> {
  const row = await findErasure(db, id);
  if (!row) throw notFound('erasure');
  return presentErasure(row);
}

const presentErasure = (row: ShownErasure): Erasure => ({
  id: row.id,
  kind: row.kind as Erasure['kind'],
  state: row.state as Erasure['state'],
  reason: row.reason,
  total: row.total,
  done: row.done,
  by: row.person_id ? { id: row.person_id, name: row.person_name ?? '' } : null,
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
});

const presentExport = (row: ShownExport, personId: string): CustomerExport => ({
  id: row.id,
  state: row.state as CustomerExport['state'],
  total: row.total,
  done: row.done,
  size: Number(row.size),
  mine: row.person_id === personId,
  by: { id: row.person_id, name: row.person_name },
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
});
