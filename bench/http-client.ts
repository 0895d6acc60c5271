import { Agent, request } from 'node:http';
import { concurrency } from './measure.ts';

export type Answer = { status: number; body: Buffer };
export type Call = (
  method: string,
  path: string,
  key: string,
  body?: { type: string; content: string | Buffer },
) => Promise<Answer>;

/** Calls the server over kept connections, as many as there are callers. Throws for anything but a good answer. */
export function createClient(url: string): { call: Call; close: () => void } {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const call: Call = (method, path, key, body) =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${key}`,
        ...(body ? { 'content-type': body.type, 'content-length': Buffer.byteLength(body.content) } : {}),
      };
      const sent = request({ hostname, port, agent, method, path: `/api/v1${path}`, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const answer = { status: response.statusCode ?? 0, body: Buffer.concat(chunks) };
          if (answer.status < 300) resolve(answer);
          else reject(new Error(`${method} ${path}: ${answer.status} ${answer.body.toString().slice(0, 300)}`));
        });
      });
      sent.on('error', reject);
      sent.end(body?.content);
    });
  return { call, close: () => agent.destroy() };
}
