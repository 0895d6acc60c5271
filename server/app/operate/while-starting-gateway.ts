import { createServer, type RequestListener, type Server } from 'node:http';

/** What a node says until it is up: it lives, and should get no calls yet. */
const starting = {
  ready: false,
  services: [],
  reasons: ['starting: the database is started and brought to this version'],
};

/**
 * Answers `/healthz` with 200 and everything else with 503 at the places where the node will listen, until it does: an
 * upgrade may run migrations for minutes, and whoever watches `/healthz` would end it halfway. A place that is taken is left
 * alone; the start itself says so later. Gives what ends it, with every connection.
 */
export async function answerWhileStarting(places: { host: string; port: number }[]): Promise<() => Promise<void>> {
  const servers = await Promise.all(places.filter(({ port }) => port !== 0).map(listen));
  return async () => {
    await Promise.all(servers.map((server) => server && close(server)));
  };
}

const answer: RequestListener = ({ url }, response) => {
  const path = url?.split('?')[0];
  response.setHeader('cache-control', 'no-store').setHeader('connection', 'close');
  if (path === '/healthz') return response.setHeader('content-type', 'application/json').end('{"ok":true}');
  response.writeHead(503, {
    'retry-after': '2',
    'content-type': path === '/readyz' ? 'application/json' : 'text/plain',
  });
  return response.end(path === '/readyz' ? JSON.stringify(starting) : 'Linja is starting.\n');
};

function listen({ host, port }: { host: string; port: number }): Promise<Server | null> {
  const server = createServer(answer);
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
