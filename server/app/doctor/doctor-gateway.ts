import { resolveMx, resolveTxt } from 'node:dns/promises';
import { connect, createServer } from 'node:net';

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

/** Whether this process could listen there; the trouble in a word where not (`EADDRINUSE`, `EACCES`). Listens for a moment. */
export function canListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** Whether a desk of ours answers there: its `/readyz`, whether it is ready or not. */
export async function isOwnDesk(host: string, port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://${reachable(host)}:${port}/readyz`, { signal: AbortSignal.timeout(3000) });
    const said = (await answer.json()) as { ready?: unknown };
    return typeof said.ready === 'boolean';
  } catch {
    return false;
  }
}

/** The first line a mail receiver greets with; empty where nobody does within three seconds. */
export function mailGreeting(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: host === '0.0.0.0' || host === '::' ? 'localhost' : host, port, timeout: 3000 });
    let said = '';
    const end = () => {
      socket.destroy();
      resolve(said.split('\r\n')[0] ?? '');
    };
    socket.on('data', (piece) => {
      said += piece;
      if (said.includes('\n') || said.length > 500) end();
    });
    socket.once('timeout', end).once('error', end).once('close', end);
  });
}

const reachable = (host: string) =>
  host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
