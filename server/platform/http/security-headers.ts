import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/**
 * The content security policy of every answer: nothing but what comes from here, no inline script, and style elements only
 * of these sources: a word the page was given for those that components write while it runs (`'nonce-…'`), or the hash of
 * one that stands in it.
 */
const policyWith = (styles: string[]) => ({
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", ...styles],
    fontSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    upgradeInsecureRequests: null,
  },
});

/**
 * The headers helmet puts on an answer, worked out once: they are the same for all, and working them out took as long as the
 * rest of a small answer. `byHttps`: browsers reach the desk by https, and are told to keep to that.
 */
export function securityHeaders(byHttps: boolean): Record<string, string> {
  return headersOf(
    helmet({
      contentSecurityPolicy: policyWith([]),
      // Only a desk whose own address is https may say that it is never to be reached otherwise; of other names in its
      // domain it knows nothing. RFC 6797.
      strictTransportSecurity: byHttps ? { maxAge: 180 * 86_400, includeSubDomains: false } : false,
      // The same as frame-ancestors, for those who do not know it.
      xFrameOptions: { action: 'deny' },
    }),
  );
}

/** The content security policy of a page that has style elements of these sources (`policyWith`), as headers. */
export const pagePolicy = (styles: string[]): Record<string, string> =>
  headersOf(helmet.contentSecurityPolicy(policyWith(styles)));

type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/** What a middleware that only sets headers would set. */
function headersOf(middleware: Middleware): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => {},
  };
  middleware({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error) throw error;
  });
  return headers;
}
