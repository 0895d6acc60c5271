import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Makes a server that goes down wait for answers and for nothing else. Node closes what is idle in the moment of closing;
 * a connection whose answer comes later would stay open for the next call, and one that a browser opened in advance would
 * stay until its head is late. Here an answer given while closing says `connection: close` (RFC 9112 §9.6) and ends its
 * connection behind itself, and whoever has not said a byte is let go at once.
 */
export function letGoWhenClosing(app: FastifyInstance): void {
  let closing = false;
  const silent = new Set<Socket>();
  app.server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.server.on('request', ({ socket }) => silent.delete(socket));
  app.addHook('preClose', (done) => {
    closing = true;
    // Half a head is a call under way.
    for (const socket of silent) if (socket.bytesRead === 0) socket.destroy();
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
  // Also for answers whose head had left before, such as live streams and long files; what was written is still sent.
  app.addHook('onResponse', ({ raw }, _reply, done) => {
    if (closing) raw.socket.destroySoon();
    done();
  });
}
