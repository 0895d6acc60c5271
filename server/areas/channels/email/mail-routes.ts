import { findSetting } from '#areas/settings/index.ts';
import { placeOf } from '#areas/staff/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import { mailRoutes as contract } from '#contract/mail.ts';
import { ruleRoutes } from '#contract/rules.ts';
import type { Db } from '#platform/db.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import type { Principal } from '#platform/principal.ts';
import { createMailAddress } from './create-mail-address.ts';
import { tryConnection } from './deliver-mail-gateway.ts';
import { editMailAddress } from './edit-mail-address.ts';
import { presentInbound } from './inbound-presenter.ts';
import { findListedInbound, listInbound } from './inbound-queries.ts';
import { bindIntake } from './intake-route.ts';
import { presentMailAddress } from './mail-address-presenter.ts';
import { listMailAddresses } from './mail-address-queries.ts';
import { bindMessageHtml } from './message-html-route.ts';
import { presentOutbound } from './outbound-presenter.ts';
import { listOutbound } from './outbound-queries.ts';
import { findRelay } from './relay-settings.ts';
import { bindReplyRecipients } from './reply-recipients-route.ts';
import { runInboundAgain } from './run-inbound-again.ts';
import { sendMailAgain } from './send-mail-again.ts';
import { setMailRelay } from './set-mail-relay.ts';
import { tryRules } from './try-rules.ts';

export const mailRoutes = (app: HttpApp): void => {
  bindIntake(app);
  bindInbound(app);
  bindOutbound(app);
  bindAddresses(app);
  bindRelay(app);
  bindMessageHtml(app);
  bindReplyRecipients(app);
  bindRoute(app, ruleRoutes.tryOut, ({ runtime, principal, body }) =>
    tryRules(runtime.db, principal, body, runtime.clock()),
  );
};

function bindInbound(app: HttpApp): void {
  bindRoute(app, contract.listInbound, async ({ runtime, principal, query }) => {
    const { rows, next } = await listInbound(runtime.db, principal, query);
    return { rows: rows.map(presentInbound), next };
  });
  bindRoute(app, contract.readInbound, ({ runtime, principal, params }) =>
    readInbound(runtime.db, principal, params.id),
  );
  bindRoute(app, contract.runAgain, async ({ runtime, principal, params, command }) => {
    await command((ctx) => runInboundAgain(ctx, params.id));
    return readInbound(runtime.db, principal, params.id);
  });
}

async function readInbound(db: Db, reader: Principal, id: string) {
  const row = await findListedInbound(db, reader, id);
  if (!row?.visible) throw notFound('message');
  return presentInbound(row);
}

function bindOutbound(app: HttpApp): void {
  bindRoute(app, contract.listOutbound, async ({ runtime, principal, query }) => {
    const { rows, next } = await listOutbound(runtime.db, principal, query);
    return { rows: rows.map(presentOutbound), next };
  });
  bindRoute(app, contract.sendAgain, async ({ runtime, principal, params, command }) => {
    await command((ctx) => sendMailAgain(ctx, params.id));
    const [row] = (await listOutbound(runtime.db, principal, { id: params.id, limit: 1 })).rows;
    if (!row) throw notFound('mail');
    return presentOutbound(row);
  });
}

function bindAddresses(app: HttpApp): void {
  const read = async (db: Db, language: Language, id: string) => {
    const [row] = await listMailAddresses(db, language, id);
    if (!row) throw notFound('mail address');
    return presentMailAddress(row);
  };
  bindRoute(app, contract.listAddresses, async ({ runtime, principal }) => ({
    rows: (await listMailAddresses(runtime.db, principal.language)).map(presentMailAddress),
  }));
  bindRoute(app, contract.createAddress, async ({ runtime, principal, body, command }) =>
    read(runtime.db, principal.language, await command((ctx) => createMailAddress(ctx, body))),
  );
  bindRoute(app, contract.editAddress, async ({ runtime, principal, params, body, command }) => {
    await command((ctx) => editMailAddress(ctx, params.id, body));
    return read(runtime.db, principal.language, params.id);
  });
}

function bindRelay(app: HttpApp): void {
  const read = async (db: Db) => {
    const [relay, password] = await Promise.all([
      findSetting(db, 'mail_relay'),
      findSetting(db, 'mail_relay_password'),
    ]);
    const { host, port, security, username } = relay ?? { host: null, port: 587, security: 'starttls', username: null };
    return { host, port, security, username, hasPassword: Boolean(password) };
  };
  bindRoute(app, contract.readRelay, ({ runtime }) => read(runtime.db));
  bindRoute(app, contract.setRelay, async ({ runtime, body, request, command }) => {
    await command((ctx) => setMailRelay(ctx, body, placeOf(request)));
    return read(runtime.db);
  });
  bindRoute(app, contract.tryRelay, async ({ runtime }) => {
    const relay = await findRelay(runtime.db);
    if (!relay) return { ok: false, message: 'No relay is set; mail waits in the outbox.' };
    const wrong = await tryConnection(relay);
    return { ok: wrong === null, message: wrong ?? `${relay.host} answered and would take our mail.` };
  });
}
