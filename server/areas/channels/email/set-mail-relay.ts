import './email-events.ts';
import { findSetting, putSetting, type Settings } from '#areas/settings/index.ts';
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
export async function setMailRelay(ctx: Ctx, input: RelayInput): Promise<void> {
  const host = input.host || null;
  const relay = { host, port: input.port, security: input.security, username: input.username || null };
  await putSetting(ctx.tx, 'mail_relay', relay, ctx.now);
  if (input.password !== undefined) {
    const known = await findSetting(ctx.tx, 'mail_relay_password');
    if ((known ?? '') !== (input.password ?? '')) {
      await putSetting(ctx.tx, 'mail_relay_password', input.password ?? '', ctx.now);
    }
  }
  ctx.record({ type: 'mail_relay.changed', data: { host } });
}
