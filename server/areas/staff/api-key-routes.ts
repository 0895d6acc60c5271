import { staffRoutes as contract } from '#contract/staff.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { presentApiKey } from './api-key-presenter.ts';
import { type ApiKeyRow, listApiKeys } from './api-key-queries.ts';
import { createApiKey } from './create-api-key.ts';
import { revokeApiKey } from './revoke-api-key.ts';

export const bindApiKeyRoutes = (app: HttpApp) => {
  const { db } = app.runtime;
  bindRoute(app, contract.listApiKeys, async ({ principal }) => {
    const all = principal.permissions.has('person.edit');
    const rows = await listApiKeys(db, all ? {} : { personId: principal.id });
    return { rows: rows.map(presentApiKey) };
  });
  bindRoute(app, contract.createApiKey, async ({ principal, body, command }) => {
    const expiresAt = body.expiresAt ? new Date(body.expiresAt) : null;
    const { id, key } = await command((ctx) =>
      createApiKey(ctx, { personId: principal.id, name: body.name, expiresAt }),
    );
    const [row] = await listApiKeys(db, { id });
    return { ...presentApiKey(row as ApiKeyRow), key };
  });
  bindRoute(app, contract.deleteApiKey, async ({ params, command }) => {
    await command((ctx) => revokeApiKey(ctx, params.id));
    return { id: params.id };
  });
};
