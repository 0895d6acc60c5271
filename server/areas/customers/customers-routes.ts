import { findSetting } from '#areas/settings/index.ts';
import { Id } from '#contract/common-shapes.ts';
import { customerRoutes } from '#contract/customers.ts';
import type { Db } from '#platform/db.ts';
import { invalid, notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import type { Principal } from '#platform/principal.ts';
import { createCustomer } from './create-customer.ts';
import { presentCustomer } from './customer-presenter.ts';
import { findCustomer } from './customer-queries.ts';
import { listCustomers } from './customer-search-queries.ts';
import { editCustomer } from './edit-customer.ts';
import { lookUpCaller } from './look-up-caller.ts';
import { noteRead } from './note-read.ts';
import { weighOrganisation } from './weigh-organisation.ts';

export const customersRoutes = (app: HttpApp) => {
  bindRoute(app, customerRoutes.list, async ({ runtime, principal, query }) => {
    const { q, limit } = query;
    const country = await countryOf(runtime.db);
    const found = await listCustomers(runtime.db, { q, country, afterId: idOf(query.after), limit }, principal);
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return { rows: page.map(presentCustomer), next: last ? cursorOf([last.id]) : null };
  });

  bindRoute(app, customerRoutes.lookUp, async ({ runtime, principal, query }) => {
    const { customers, e164 } = await lookUpCaller(runtime.db, query, await countryOf(runtime.db), principal);
    return { customers: customers.map(presentCustomer), e164 };
  });

  bindRoute(app, customerRoutes.create, async ({ runtime, principal, body, command }) =>
    shown(runtime.db, principal, await command((ctx) => createCustomer(ctx, body))),
  );

  bindRoute(app, customerRoutes.read, async ({ runtime, params, principal }) => {
    const customer = await shown(runtime.db, principal, params.id);
    noteRead(runtime, principal.id, { contactId: customer.id, requestId: null, kind: 'customer' });
    return customer;
  });

  bindRoute(app, customerRoutes.edit, async ({ runtime, principal, params, body, command }) => {
    await command((ctx) => editCustomer(ctx, params.id, body));
    return shown(runtime.db, principal, params.id);
  });

  bindRoute(app, customerRoutes.editOrganisation, ({ params, body, command }) =>
    command((ctx) => weighOrganisation(ctx, params.id, body)),
  );
};

async function shown(db: Db, looker: Principal, id: string) {
  const row = await findCustomer(db, id, looker);
  if (!row) throw notFound('customer');
  return presentCustomer(row);
}

/** The country national numbers belong to; before the first run there is none. */
async function countryOf(db: Db): Promise<string> {
  return (await findSetting(db, 'desk'))?.country ?? '';
}

function idOf(cursor: string | undefined): string | null {
  const values = readCursor(cursor, 1);
  if (!values) return null;
  const id = Id.safeParse(values[0]);
  if (!id.success) throw invalid('invalid_cursor', 'This page cursor is not one of ours.');
  return id.data;
}
