import { togetherRoutes } from '#contract/together.ts';
import { call } from '../../shell/api-client.ts';

const keptAt = 'linja.push';

/** Whether this browser can receive pushes here at all (needs https, or this machine). */
export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** The id under which the desk knows this browser; null when it does not. */
export const thisBrowser = (): string | null => localStorage.getItem(keptAt);

/** A name for this browser that its owner recognises: `Firefox, Linux`. */
export function browserName(agent: string): string {
  // The newest families also name the ones they descend from, so theirs is looked for first.
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(`${name}/`)) ?? '';
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1] ?? '';
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' };
  return [names[browser] ?? browser, names[system] ?? system].filter(Boolean).join(', ');
}

/** Asks for permission and subscribes this browser. Gives false when the person does not want it. */
export async function subscribeHere(): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const [registration, { publicKey }] = await Promise.all([
    navigator.serviceWorker.register('/push-sw.js'),
    call(togetherRoutes.pushKey, {}),
  ]);
  await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { endpoint, keys } = subscription.toJSON();
  const kept = await call(togetherRoutes.subscribe, {
    body: {
      endpoint: endpoint ?? '',
      keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
      browser: browserName(navigator.userAgent),
    },
  });
  localStorage.setItem(keptAt, kept.id);
  return true;
}

/** Takes a browser off the list; this one also stops listening. */
export async function unsubscribe(id: string): Promise<void> {
  await call(togetherRoutes.unsubscribe, { params: { id } });
  if (id !== thisBrowser()) return;
  localStorage.removeItem(keptAt);
  const registration = await navigator.serviceWorker.getRegistration('/push-sw.js');
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}
