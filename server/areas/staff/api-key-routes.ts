import { staffRoutes as contract } from '#contract/staff.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { presentApiKey } from './api-key-presenter.ts';
import { type ApiKeyRow, listApiKeys } from './api-key-queries.ts';
import { createApiKey } from './create-api-key.ts';
import { renewApiKey } from './renew-api-key.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import { placeOf } from './sign-in/caller.ts';
import { proveOwn } from './sign-in/prove-own.ts';
import { signInOf } from './sign-in/sign-in.ts';

export const bindApiKeyRoutes = (app: HttpApp) => {
  const { db } = app.runtime;
  bindRoute(app, contract.listApiKeys, async ({ principal }) => {
    const all = principal.permissions.has('person.edit');
    const rows = await listApiKeys(db, all ? {} : { personId: principal.id });
    return { rows: rows.map(presentApiKey) };
  });
  bindRoute(app, contract.createApiKey, async ({ principal, body, request, command }) => {
    const { name, scopes, networks } = body;
    const place = placeOf(request);
    await proveOwn(app.runtime, signInOf(app.runtime), principal, place, body, true);
    const { id, key } = await command((ctx) => {
      const expiresAt = body.expiresAt === undefined ? aYearFrom(ctx.now) : body.expiresAt && new Date(body.expiresAt);
      return createApiKey(ctx, { personId: principal.id, name, scopes, networks, place, expiresAt: expiresAt || null });
    });
    const [row] = await listApiKeys(db, { id });
    return { ...presentApiKey(row as ApiKeyRow), key };
  });
  bindRoute(app, contract.renewApiKey, async ({ principal, params, body, request, command }) => {
    const place = placeOf(request);
    await proveOwn(app.runtime, signInOf(app.runtime), principal, place, body, true);
    await command((ctx) => renewApiKey(ctx, params.id, place));
    const [row] = await listApiKeys(db, { id: params.id });
    return presentApiKey(row as ApiKeyRow);
  });
  bindRoute(app, contract.deleteApiKey, async ({ params, request, command }) => {
    await command((ctx) => revokeApiKey(ctx, params.id, placeOf(request)));
    return { id: params.id };
  });
};

const aYearFrom = (now: Date) => new Date(now.getTime() + 365 * 24 * 3_600_000);
