import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { pagePolicy } from './security-headers.ts';

/** Serves the built web client; every address that is no file and no API is a page of it. */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    preCompressed: true,
  });
  // The few files beside the pages, such as the icon; their names carry no digest.
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.html') || !/^[\w-]+\.\w+$/.test(name)) continue;
    app.get(`/${name}`, (_request, reply) => reply.sendFile(name, folder));
  }
  app.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/')) return reply.callNotFound();
    const nonce = randomBytes(16).toString('base64');
    // Read anew: after a new build it names other assets.
    const text = await readFile(page, 'utf8');
    return reply
      .type('text/html; charset=utf-8')
      .headers(pagePolicy([`'nonce-${nonce}'`]))
      .header('cache-control', 'no-cache')
      .send(text.replaceAll('NONCE-OF-THIS-PAGE', nonce));
  });
}
