import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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
 * Serves the OpenAPI document at `/api/openapi.json`, the list of error codes at `/api/docs/errors`, which each problem
 * document's `type` points to, and the reference page made from the document at `/api/docs`, where `webFolder` has it
 * (web/build/api-reference.ts).
 */
export function serveDocs(app: FastifyInstance, webFolder: string): void {
  let document: Buffer | undefined;
  app.get('/api/openapi.json', (_request, reply) => {
    // Made when it is first asked for: most nodes are never asked.
    document ??= Buffer.from(JSON.stringify(openApiDocument()));
    return reply.type('application/json; charset=utf-8').send(document);
  });
  const errors = errorPage();
  const policy = pagePolicy(hashesOfStyles(errors));
  app.get('/api/docs/errors', (_request, reply) => reply.type('text/html; charset=utf-8').headers(policy).send(errors));
  const reference = join(webFolder, 'api-reference.html');
  if (!existsSync(reference)) return;
  for (const path of ['/api/docs', '/api/docs/']) {
    app.get(path, async (_request, reply) => {
      // Read anew: after a new build it names another script.
      const page = await readFile(reference, 'utf8');
      return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', referencePolicy(hashesOfScripts(page)))
        .header('cache-control', 'no-cache')
        .send(page);
    });
  }
}
