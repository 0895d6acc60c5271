import type { FastifyInstance } from 'fastify';
import { openApiDocument } from './openapi.ts';

/** Serves the OpenAPI document and the reference page made from it. */
export async function serveDocs(app: FastifyInstance): Promise<void> {
  app.get('/api/openapi.json', async () => openApiDocument());
}
