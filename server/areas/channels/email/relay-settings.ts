import { findSetting, type Settings } from '#areas/settings/index.ts';
import type { Db } from '#platform/db.ts';

export type Relay = Omit<Settings['mail_relay'], 'host'> & { host: string; password: string | null };

/** The relay with its password, for whoever connects to it; null while none is set. Never send it further. */
export async function findRelay(db: Db): Promise<Relay | null> {
  const [relay, password] = await Promise.all([findSetting(db, 'mail_relay'), findSetting(db, 'mail_relay_password')]);
  return relay?.host ? { ...relay, host: relay.host, password: password || null } : null;
}
