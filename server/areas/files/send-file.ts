import type { FastifyReply } from 'fastify';

/** Types a browser may show in place; all else is handed over as a download, whatever it claims to be (trap 64). */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/**
 * Answers with a file: pictures in place, all else as a download; nothing in it can run as part of the desk. A browser keeps
 * it and asks each time whether it may still show it, so that who comes after at the same browser sees none; a file never
 * changes under the id of its address, so an answer of 304 is enough (RFC 9110).
 */
export function sendFile(reply: FastifyReply, file: { filename: string; mime: string; content: Buffer }): FastifyReply {
  const tag = `"${(reply.request.params as { id: string }).id.toLowerCase()}"`;
  reply.header('cache-control', 'private, no-cache').header('etag', tag);
  if (reply.request.headers['if-none-match']?.includes(tag)) return reply.code(304).send();
  const inline = shown.has(file.mime);
  const name = encodeURIComponent(file.filename).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return reply
    .type(inline ? file.mime : 'application/octet-stream')
    .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .send(file.content);
}
