import webPush from 'web-push';
import { findSetting, putSetting, type Settings } from '#areas/settings/index.ts';
import { type Actor, command, type Runtime } from '#platform/command.ts';
import { lockPushKeys } from './push-subscription-queries.ts';

const system: Actor = { kind: 'system', id: null, name: 'Linja', channel: 'system' };

/**
 * The keys that sign pushes (VAPID, RFC 8292): made once, when the first browser asks, and kept, as subscriptions are bound
 * to them. Two nodes that make them at one moment end with the same ones.
 */
export async function pushKeys(runtime: Runtime): Promise<Settings['push_keys']> {
  const known = await findSetting(runtime.db, 'push_keys');
  if (known) return known;
  return command(runtime, system, async (ctx) => {
    await lockPushKeys(ctx.tx);
    const meanwhile = await findSetting(ctx.tx, 'push_keys');
    if (meanwhile) return meanwhile;
    const made = webPush.generateVAPIDKeys();
    await putSetting(ctx.tx, 'push_keys', made, ctx.now);
    return made;
  });
}
