import { resolveMx, resolveTxt } from 'node:dns/promises';
import { connect } from 'node:net';

/** Whether somebody listens there; the trouble in a word where not. Waits three seconds at most. */
export function canConnect(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3000 });
    const end = (trouble: string | null) => {
      socket.destroy();
      resolve(trouble);
    };
    socket.once('connect', () => end(null));
    socket.once('timeout', () => end('no answer'));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? 'failed'));
  });
}

/** Mail servers and texts a domain publishes; a domain without them has empty lists, and `trouble` says that nobody could be asked. */
export async function listDns(domain: string): Promise<{ mx: string[]; txt: string[]; trouble: string | null }> {
  const none = (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTFOUND' || error.code === 'ENODATA') return [];
    throw error;
  };
  try {
    const mx = await resolveMx(domain).catch(none);
    const txt = await resolveTxt(domain).catch(none);
    return { mx: mx.map((one) => one.exchange), txt: txt.map((parts) => parts.join('')), trouble: null };
  } catch (error) {
    return { mx: [], txt: [], trouble: (error as NodeJS.ErrnoException).code ?? 'failed' };
  }
}
