import { findSetting } from '#areas/settings/index.ts';
import { Id } from '#contract/common-shapes.ts';
import { customerRoutes } from '#contract/customers.ts';
import { serviceContractRoutes } from '#contract/service-contracts.ts';
import type { Db } from '#platform/db.ts';
import { invalid, notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import type { Principal } from '#platform/principal.ts';
import { presentContract } from './contract-presenter.ts';
import { findContract, listContracts } from './contract-queries.ts';
import { dayOf } from './contract-rules.ts';
import { createContract } from './create-contract.ts';
import { createCustomer } from './create-customer.ts';
import { presentCustomer, presentHit } from './customer-presenter.ts';
import { findCustomer } from './customer-queries.ts';
import { listCustomers, listSimilarCustomers } from './customer-search-queries.ts';
import { editContract } from './edit-contract.ts';
import { editCustomer } from './edit-customer.ts';
import { lookUpCaller } from './look-up-caller.ts';
import { renameOrganisation } from './rename-organisation.ts';
import { setContractStatus } from './set-contract-status.ts';
import { weighOrganisation } from './weigh-organisation.ts';

export const customersRoutes = (app: HttpApp) => {
  bindRoute(app, customerRoutes.list, async ({ runtime, principal, query }) => {
    const { q, limit, after } = query;
    const country = await countryOf(runtime.db);
    const found = await listCustomers(runtime.db, { q, country, afterId: idOf(after), limit }, principal);
    if (q !== undefined && query.alike && found.length === 0 && after === undefined) {
      const rows = (await listSimilarCustomers(runtime.db, q, limit, principal)).map(presentHit);
      return { rows, next: null, ...(rows.length > 0 ? { onlyAlike: true } : {}) };
    }
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return { rows: page.map(presentHit), next: last ? cursorOf([last.id]) : null };
  });

  bindRoute(app, customerRoutes.lookUp, async ({ runtime, principal, query }) => {
    const { customers, e164 } = await lookUpCaller(runtime.db, query, await countryOf(runtime.db), principal);
    return { customers: customers.map(presentHit), e164 };
  });

  bindRoute(app, customerRoutes.create, async ({ runtime, principal, body, command }) =>
    shown(runtime.db, principal, await command((ctx) => createCustomer(ctx, body))),
  );

  bindRoute(app, customerRoutes.read, ({ runtime, params, principal }) => shown(runtime.db, principal, params.id));

  bindRoute(app, customerRoutes.edit, async ({ runtime, principal, params, body, command }) => {
    await command((ctx) => editCustomer(ctx, params.id, body));
    return shown(runtime.db, principal, params.id);
  });

  bindRoute(app, customerRoutes.editOrganisation, ({ params, body, command }) =>
    command(async (ctx) => {
      if (body.name !== undefined) await renameOrganisation(ctx, params.id, body.name);
      return weighOrganisation(ctx, params.id, body);
    }),
  );
  bindContracts(app);
};

function bindContracts(app: HttpApp): void {
  const { db, clock } = app.runtime;
  const today = async () => dayOf(clock(), (await findSetting(db, 'desk'))?.zone ?? 'UTC');
  const one = async (id: string) => {
    const row = await findContract(db, id);
    if (!row) throw notFound('contract');
    return presentContract(row, await today());
  };
  bindRoute(app, serviceContractRoutes.list, async ({ params, principal }) => {
    const [customer, rows, day] = await Promise.all([
      findCustomer(db, params.id, principal),
      listContracts(db, params.id),
      today(),
    ]);
    if (!customer) throw notFound('customer');
    const contracts = rows.map((row) => presentContract(row, day));
    return { rows: contracts.sort((a, b) => Number(b.inForce) - Number(a.inForce)) };
  });
  bindRoute(app, serviceContractRoutes.create, async ({ params, body, command }) =>
    one(await command((ctx) => createContract(ctx, params.id, body))),
  );
  bindRoute(app, serviceContractRoutes.edit, async ({ params, body, command }) => {
    const day = await today();
    await command((ctx) => editContract(ctx, params.id, body, day));
    return one(params.id);
  });
  bindRoute(app, serviceContractRoutes.setStatus, async ({ params, body, command }) => {
    const day = await today();
    await command((ctx) => setContractStatus(ctx, params.id, body, day));
    return one(params.id);
  });
}

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
