import { signInRoutes as contract, type SecurityEvent } from '#contract/sign-in.ts';
import { invalid } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import { presentSecurityEvent } from './account-presenter.ts';
import { listSecurityEvents, walkSecurityLog } from './security-log-queries.ts';

type Filter = Omit<Parameters<typeof listSecurityEvents>[1], 'before' | 'limit'>;

/** The security log: all of it for who may read it, the own part for everybody. */
export const bindSecurityLogRoutes = (app: HttpApp) => {
  const { db } = app.runtime;
  const page = async (filter: Filter, { after, limit }: { after?: string | undefined; limit: number }) => {
    const before = after === undefined ? null : Number(readCursor(after, 1)?.[0]);
    if (Number.isNaN(before)) throw invalid('invalid_cursor', 'This page cursor is not one of ours.');
    const found = await listSecurityEvents(db, { ...filter, before, limit: limit + 1 });
    const rows: SecurityEvent[] = found.slice(0, limit).map(presentSecurityEvent);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { rows, next: last ? cursorOf([last.id]) : null };
  };
  bindRoute(app, contract.securityLog, ({ query }) => {
    const { personId, type, address } = query;
    return page({ personId, type, address }, query);
  });
  bindRoute(app, contract.myRecentSignIns, ({ principal, query }) => page({ personId: principal.id }, query));
  bindRoute(app, contract.verifySecurityLog, async () => {
    const { rows, broken } = await walkSecurityLog(db);
    return { rows, broken: broken.map((one) => ({ id: one.event_id, at: one.at.toISOString(), reason: one.reason })) };
  });
};
