import './email-events.ts';
import { isDeepStrictEqual } from 'node:util';
import { findSetting, putSetting, type Settings } from '#areas/settings/index.ts';
import { type CallerPlace, noteSecurity } from '#areas/staff/index.ts';
import type { Ctx } from '#platform/command.ts';

export type RelayInput = {
  host: string | null;
  port: number;
  security: Settings['mail_relay']['security'];
  username?: string | null | undefined;
  /** Left out: unchanged; null or '': none. */
  password?: string | null | undefined;
};

/**
 * Sets the relay our mail goes out through; `host` null or empty takes it away. What waits in the outbox is due and goes
 * with the next look at it. The password is a secret setting: no answer, log or event carries it.
 */
export async function setMailRelay(ctx: Ctx, input: RelayInput, place?: CallerPlace): Promise<void> {
  const host = input.host || null;
  const relay = { host, port: input.port, security: input.security, username: input.username || null };
  const before = await findSetting(ctx.tx, 'mail_relay');
  await putSetting(ctx.tx, 'mail_relay', relay, ctx.now);
  let newPassword = false;
  if (input.password !== undefined) {
    const known = await findSetting(ctx.tx, 'mail_relay_password');
    if ((known ?? '') !== (input.password ?? '')) {
      newPassword = true;
      await putSetting(ctx.tx, 'mail_relay_password', input.password ?? '', ctx.now);
    }
  }
  // Whoever reads our mail reads the links with which passwords are set.
  if (newPassword || !isDeepStrictEqual(relay, before)) {
    await noteSecurity(ctx, { type: 'mail_relay_changed', person: null, place, facts: { ...relay, newPassword } });
  }
  ctx.record({ type: 'mail_relay.changed', data: { host } });
}
