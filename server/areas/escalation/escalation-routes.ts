import { catalogueAt } from '#areas/catalog/index.ts';
import { findRequest } from '#areas/requests/index.ts';
import { deskReach } from '#areas/staff/index.ts';
import { escalationRoutes as contract } from '#contract/escalation.ts';
import type { Db } from '#platform/db.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import type { Principal } from '#platform/principal.ts';
import { settingsVersion } from '#platform/snapshot.ts';
import { countRunning, listChains } from './chain-queries.ts';
import { chainsAt } from './chains-at.ts';
import { presentChain, presentState } from './escalation-presenter.ts';
import { findState } from './state-queries.ts';
import { writeChain } from './write-chain.ts';

export function escalationRoutes(app: HttpApp): void {
  const { db } = app.runtime;
  bindRoute(app, contract.readChain, async ({ params, principal }) => chainOfPriority(db, params.id, principal));
  bindRoute(app, contract.writeChain, async ({ params, principal, body, command }) => {
    await command((ctx) => writeChain(ctx, params.id, body));
    return chainOfPriority(db, params.id, principal);
  });
  bindRoute(app, contract.ofRequest, async ({ params, principal }) => {
    const version = principal.settingsVersion;
    const [row, stored, catalogue, chains] = await Promise.all([
      findRequest(db, principal, params.id),
      findState(db, params.id),
      catalogueAt(db, version),
      chainsAt(db, version),
    ]);
    if (!row) throw notFound('request');
    return presentState(catalogue, chains, stored);
  });
}

async function chainOfPriority(db: Db, priorityId: string, principal: Principal) {
  const [catalogue, [chain], running, reach] = await Promise.all([
    settingsVersion(db).then((version) => catalogueAt(db, version)),
    listChains(db, priorityId),
    countRunning(db, priorityId),
    deskReach(db, principal),
  ]);
  const priority = catalogue.priorities.get(priorityId);
  if (!priority) throw notFound('priority');
  return presentChain(priority, chain, running, reach);
}
