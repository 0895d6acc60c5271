import { isPublicAddress } from '#platform/public-address.ts';

const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

/**
 * Whether pushes may be sent to an address a browser gave us: https, no user in it, no name or number of an inner network.
 * What a name resolves to is looked at again when sending, since it may change.
 * @param loopback whether this machine is allowed too, over http as well; for tests.
 */
export function isPushAddress(endpoint: string, loopback: boolean): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, username, password } = new URL(endpoint);
  if (username || password) return false;
  if (isLoopback(hostname)) return loopback;
  if (protocol !== 'https:') return false;
  if (hostname.startsWith('[')) return isPublicAddress(hostname.slice(1, -1));
  if (/^[\d.]+$/.test(hostname)) return isPublicAddress(hostname);
  return hostname.includes('.') && !/\.(local|localhost|internal|lan|home|corp)$/i.test(hostname);
}
