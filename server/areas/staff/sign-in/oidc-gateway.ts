import { lookup as lookUp } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '#platform/public-address.ts';
import { urlTrouble } from './provider-url.ts';

const mostBytes = 512 * 1024;
const timeoutMs = 8_000;
const mostSaid = 200;

/** Words of the provider as they are noted and shown: no more of them than tells what is meant, and no control characters. */
export const saidBy = (words: string): string => words.slice(0, mostSaid).replaceAll(/\p{C}/gu, ' ');

/** A fault of the identity provider or of the way to it, in words for an administrator. */
export class ProviderFault extends Error {}

type Ask = {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Whether the provider may stand in a private network, or on this machine. */
  allowPrivate: boolean;
};

/**
 * Asks the identity provider for JSON. Looks at the very address that is connected to, so that a name cannot mean one host
 * when it is checked and another when it is called; follows no redirects; takes at most half a megabyte and eight seconds.
 * Throws `ProviderFault`.
 */
export async function askProvider(url: string, ask: Ask): Promise<Record<string, unknown>> {
  const trouble = urlTrouble(url);
  if (trouble) throw new ProviderFault(trouble);
  const { protocol, hostname } = new URL(url);
  const literal = hostname.replaceAll(/[[\]]/g, '');
  if (isIP(literal) && !ask.allowPrivate && !isPublicAddress(literal)) throw inPrivate();
  const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const send = protocol === 'https:' ? httpsRequest : httpRequest;
    const call = send(
      url,
      {
        method: ask.method ?? 'GET',
        headers: { accept: 'application/json', ...ask.headers },
        lookup: ask.allowPrivate ? undefined : publicOnly,
        signal: AbortSignal.timeout(timeoutMs),
      },
      (answer) => {
        const parts: Buffer[] = [];
        let size = 0;
        answer.on('data', (part: Buffer) => {
          size += part.length;
          if (size > mostBytes) answer.destroy(new ProviderFault('The provider answered with too much.'));
          else parts.push(part);
        });
        answer.on('error', reject);
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
      },
    );
    call.on('error', reject);
    call.end(ask.body);
  }).catch((error: Error) => {
    throw error instanceof ProviderFault
      ? error
      : new ProviderFault(`The provider cannot be reached: ${error.message}`);
  });
  const said = readObject(text);
  if (status !== 200) {
    const reason = typeof said?.error === 'string' ? `: ${saidBy(said.error)}` : '';
    throw new ProviderFault(`The provider answered with status ${status}${reason}.`);
  }
  if (!said) throw new ProviderFault('The provider did not answer with JSON.');
  return said;
}

function readObject(text: string): Record<string, unknown> | null {
  try {
    const read = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : null;
  } catch {
    return null;
  }
}

const inPrivate = () =>
  new ProviderFault('The provider stands in a private network. Allow that in the settings if it is meant.');

/** Finds the addresses of a name and lets only public ones through. */
const publicOnly: LookupFunction = (name, options, done) => {
  lookUp(name, { ...options, all: true }, (error, found) => {
    if (error) return done(error, []);
    if (!found.every(({ address }) => isPublicAddress(address))) return done(inPrivate(), []);
    const [first] = found;
    if (options.all || !first) return done(null, found);
    return done(null, first.address, first.family);
  });
};
