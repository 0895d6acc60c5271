import type { FastifyReply } from 'fastify';

/** Types a browser may show in place; all else is handed over as a download, whatever it claims to be (trap 64). */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Answers with a file: pictures in place, all else as a download; nothing in it can run as part of the desk. */
export function sendFile(reply: FastifyReply, file: { filename: string; mime: string; content: Buffer }): FastifyReply {
  const inline = shown.has(file.mime);
  const name = encodeURIComponent(file.filename).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return reply
    .type(inline ? file.mime : 'application/octet-stream')
    .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=86400, immutable')
    .send(file.content);
}
