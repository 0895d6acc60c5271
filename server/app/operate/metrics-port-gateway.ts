import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OperateOptions } from './serve-operate.ts';

export type MetricsPort = { port: number; stop: () => Promise<void> };

/**
 * A port for those who watch over us alone: `/metrics`, `/readyz` and `/healthz`, without asking who calls. It answers
 * until the very end, so that a balancer sees a node that is going down. Port 0: any free one.
 */
export async function openMetricsPort(
  options: Pick<OperateOptions, 'readiness' | 'metricsText'>,
  at: { host: string; port: number },
): Promise<MetricsPort> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, type: string, text: string) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
    try {
      const path = request.method === 'GET' ? request.url?.split('?')[0] : undefined;
      if (path === '/healthz') return answer(200, 'application/json', '{"ok":true}');
      if (path === '/readyz') {
        const state = await options.readiness();
        return answer(state.ready ? 200 : 503, 'application/json', JSON.stringify(state));
      }
      if (path === '/metrics')
        return answer(200, 'text/plain; version=0.0.4; charset=utf-8', await options.metricsText());
      return answer(404, 'text/plain', 'There is /metrics, /readyz and /healthz.');
    } catch {
      return answer(500, 'text/plain', 'Failed.');
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
