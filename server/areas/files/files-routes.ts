import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { writingRoutes } from '#contract/writing.ts';
import { AppError, notFound } from '#platform/errors.ts';
import { admitBeside, bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { plainType, readFileBody, receiveFile } from './receive-file.ts';
import { sendFile } from './send-file.ts';
import { findUploadContent } from './upload-queries.ts';

export const filesRoutes = (app: HttpApp): void => {
  // A room of its own, in which every content type is just bytes: a JSON file is a file here, not a call.
  app.fastify.register(async (room: FastifyInstance) => {
    room.removeAllContentTypeParsers();
    room.addContentTypeParser('*', (_request, body, done) => done(null, body));
    bindRoute({ ...app, fastify: room }, writingRoutes.addFile, async ({ request, query, command }) => {
      if (!request.body) throw new AppError(400, 'invalid_body', 'The body is the file; this one has none.');
      const announced = Number(request.headers['content-length'] ?? 0);
      const content = await readFileBody(request.body as Readable, announced);
      const mime = plainType(request.headers['content-type']);
      return command((ctx) => receiveFile(ctx, { filename: query.filename, mime, content }));
    });
  });
  app.fastify.get('/api/v1/uploads/:id', async (request, reply) => {
    const principal = await admitBeside(app.authenticate, request, 'request.note');
    const id = z.uuid().safeParse((request.params as { id: string }).id);
    const found = id.success ? await findUploadContent(app.runtime.db, principal.id, id.data) : undefined;
    if (!found) throw notFound('file');
    return sendFile(reply, found);
  });
};
