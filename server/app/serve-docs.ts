import { hash } from 'node:crypto';
import reference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { pagePolicy } from '#platform/http/security-headers.ts';
import { errorPage } from './error-page.ts';
import { openApiDocument } from './openapi.ts';

/**
 * What the reference page may do, and no other page: its script, served by us, puts its styles and icons into the page
 * itself. Nothing is fetched from elsewhere, so it works without the internet. `scripts` are the hashes of the page's own
 * inline scripts, which say where the document is.
 */
const referencePolicy = (scripts: string[]) =>
  [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The hash sources (CSP level 2) of the inline scripts of a page, or of its style elements. */
const hashesOfScripts = (page: string) => hashesOf(page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g));
const hashesOfStyles = (page: string) => hashesOf(page.matchAll(/<style>([\s\S]*?)<\/style>/g));

const hashesOf = (inline: Iterable<RegExpExecArray>) =>
  [...inline].map(([, content]) => `'sha256-${hash('sha256', content ?? '', 'base64')}'`);

/**
 * Serves the OpenAPI document at `/api/openapi.json`, the reference page made from it at `/api/docs`, and the list of error
 * codes at `/api/docs/errors`, which each problem document's `type` points to.
 */
export async function serveDocs(app: FastifyInstance): Promise<void> {
  const document = JSON.stringify(openApiDocument());
  app.get('/api/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(document));
  const errors = errorPage();
  const policy = pagePolicy(hashesOfStyles(errors));
  app.get('/api/docs/errors', (_request, reply) => reply.type('text/html; charset=utf-8').headers(policy).send(errors));
  await app.register(async (docs) => {
    docs.addHook('onSend', async (_request, reply, payload) => {
      if (typeof payload === 'string' && `${reply.getHeader('content-type')}`.startsWith('text/html')) {
        reply.header('content-security-policy', referencePolicy(hashesOfScripts(payload)));
      }
      return payload;
    });
    await docs.register(reference, {
      routePrefix: '/api/docs',
      logLevel: 'silent',
      configuration: {
        url: '/api/openapi.json',
        pageTitle: 'Linja API',
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        showDeveloperTools: 'never',
        agent: { disabled: true },
        mcp: { disabled: true },
      },
    });
  });
}
