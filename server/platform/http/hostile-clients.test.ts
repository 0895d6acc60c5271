import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { createHttp } from './create-http.ts';
import { serveWeb } from './serve-web.ts';

/** A server that is out of patience soon, with a page, a file of the client and a secret beside its folder. */
const folder = mkdtempSync(join(tmpdir(), 'linja-web-'));
let app: FastifyInstance;
let port: number;
beforeAll(async () => {
  mkdirSync(join(folder, 'dist/assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'the secret');
  writeFileSync(join(folder, 'dist/index.html'), 'the page <style nonce="NONCE-OF-THIS-PAGE">');
  writeFileSync(join(folder, 'dist/assets/app.js'), 'the client');
  app = await createHttp(createLog('silent'), [], { headMs: 400, callMs: 900, lookMs: 100 });
  app.post('/taken', async (call) => ({ taken: typeof call.body }));
  app.get('/there', async () => ({ there: true }));
  await serveWeb(app, join(folder, 'dist'));
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A client that sends this and then drips a byte now and then; gives what it heard until it was let go. */
function drip(first: string, byte: string): Promise<{ heard: string; ms: number }> {
  const began = performance.now();
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    const dripping = setInterval(() => socket.write(byte), 50);
    socket.write(first);
    socket.on('data', (bytes) => (heard += bytes));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(dripping);
      resolve({ heard, ms: performance.now() - began });
    });
  });
}

const answers = async () => (await fetch(`http://127.0.0.1:${port}/there`)).status;

describe('a client that', () => {
  test('drips its headers is let go, and learns why', async () => {
    const { heard, ms } = await drip('GET /there HTTP/1.1\r\nhost: x\r\nx-slow: ', 'a');
    expect(heard).toMatch(/^HTTP\/1\.1 408 /);
    expect(ms).toBeLessThan(5000);
  });

  test('drips its body is let go', async () => {
    const head = 'POST /taken HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n';
    const { heard, ms } = await drip(`${head}{"a":"`, 'a');
    expect(heard).toMatch(/^HTTP\/1\.1 408 /);
    expect(ms).toBeLessThan(5000);
  });

  test('opens two thousand connections and says nothing keeps nobody else waiting, and is let go', async () => {
    let gone = 0;
    const join = () =>
      new Promise<void>((resolve) => {
        const socket: Socket = connect(port, '127.0.0.1', resolve);
        socket.on('error', () => {});
        socket.on('close', () => gone++);
        socket.resume();
      });
    // No more at once than the kernel keeps waiting for a server that is busy.
    for (let group = 0; group < 20; group++) await Promise.all(Array.from({ length: 100 }, join));
    expect(await answers()).toBe(200);
    await expect.poll(() => gone, { timeout: 15_000 }).toBe(2000);
    expect(await answers()).toBe(200);
  });

  test('floods headers, in size or number, is refused and the next one served', async () => {
    const flood = (lines: string) => drip(`GET /there HTTP/1.1\r\nhost: x\r\n${lines}\r\n`, '');
    expect((await flood(`x: ${'a'.repeat(100_000)}\r\n`)).heard).toMatch(/^HTTP\/1\.1 431 /);
    expect((await flood('x: a\r\n'.repeat(50_000))).heard).toMatch(/^HTTP\/1\.1 431 /);
    expect(await answers()).toBe(200);
  });

  test('says one length and sends another, or two lengths, smuggles nothing', async () => {
    const both = 'POST /taken HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n';
    const { heard } = await drip(`${both}GET /there HTTP/1.1\r\nhost: x\r\n\r\n`, '');
    expect(heard).toMatch(/^HTTP\/1\.1 400 /);
    expect(heard).not.toContain('"there"');
  });

  test('asks for files beside those of the client gets none of them, in no spelling', async () => {
    const spellings = [
      '..',
      '%2e%2e',
      '%2e.',
      '..%2f..',
      '%2e%2e%2f%2e%2e',
      '..\\..',
      '..%5c..',
      '%252e%252e',
      '....//',
    ];
    const asked = spellings.flatMap((up) => [
      `/assets/${up}/secret.txt`,
      `/assets/${up}/${up}/secret.txt`,
      `/${up}/secret.txt`,
      `/assets/%00${up}/secret.txt`,
    ]);
    for (const path of [...asked, '/assets//etc/passwd', '/assets/app.js%00.txt']) {
      const answer = await raw(path);
      expect([path, answer.includes('the secret'), answer.includes('root:')]).toEqual([path, false, false]);
    }
    expect(await raw('/assets/app.js')).toBe('the client');
  });
});

/** What a page's headers say, and the word its style elements carry. */
async function thePage() {
  const answer = await fetch(`http://127.0.0.1:${port}/queue`);
  return { headers: answer.headers, nonce: /nonce="([^"]+)"/.exec(await answer.text())?.[1] };
}

test('every page forbids scripts, frames and forms that are not ours, and is in nobody’s frame', async () => {
  const { headers, ...page } = await thePage();
  const policy = new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((part): [string, string] => {
      const [name = '', ...sources] = part.trim().split(' ');
      return [name, sources.join(' ')];
    }),
  );
  expect(policy.get('default-src')).toBe("'self'");
  expect(policy.get('script-src') ?? policy.get('default-src')).toBe("'self'");
  expect(policy.get('script-src-attr')).toBe("'none'");
  expect(policy.get('connect-src')).toBe("'self'");
  expect(policy.get('object-src')).toBe("'none'");
  expect(policy.get('frame-ancestors')).toBe("'none'");
  expect(policy.get('base-uri')).toBe("'none'");
  expect(policy.get('form-action')).toBe("'self'");
  expect(policy.get('font-src')).toBe("'self'");
  // Style elements only with the word of this page, which the next page does not have.
  expect(policy.get('style-src')).toMatch(/^'self' 'nonce-[\w+/]{22}=='$/);
  expect(policy.get('style-src')).toContain(`'nonce-${page.nonce}'`);
  expect((await thePage()).nonce).not.toBe(page.nonce);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('strict-transport-security')).toBeNull();
});

test('a desk whose address is https says that browsers are to keep to it', async () => {
  const secure = await createHttp(createLog('silent'), [], undefined, true);
  secure.get('/there', async () => ({}));
  const { headers } = await secure.inject('/there');
  expect(headers['strict-transport-security']).toBe('max-age=15552000');
  await secure.close();
});

test('a server that goes down ends right after its last answer, whatever connections are kept open', async () => {
  const going = await createHttp(createLog('silent'));
  let finish = () => {};
  const long = new Promise<void>((resolve) => {
    finish = resolve;
  });
  going.get('/at-once', async () => ({}));
  let underWay = false;
  going.get('/long', () => {
    underWay = true;
    return long.then(() => ({ finished: true }));
  });
  going.get('/stream', (_call, reply) => {
    reply.hijack();
    reply.raw.writeHead(200).write('begun ');
    void long.then(() => reply.raw.end('ended'));
  });
  const to = Number(new URL(await going.listen({ port: 0, host: '127.0.0.1' })).port);
  /** A client that would use its connection again: what it heard, and whether it was let go. */
  const client = (path?: string) => {
    const its = { heard: '', gone: false };
    const socket = connect(to, '127.0.0.1');
    socket.on('data', (bytes) => (its.heard += bytes));
    socket.on('close', () => (its.gone = true));
    if (path) socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
    return its;
  };
  const [waits, streams, rests, silent] = [client('/long'), client('/stream'), client('/at-once'), client()];
  const within = { timeout: 5000 };
  await expect.poll(() => underWay && streams.heard.includes('begun') && rests.heard.includes('{}'), within).toBe(true);
  const connections = () => new Promise((resolve) => going.server.getConnections((_error, count) => resolve(count)));
  await expect.poll(connections, within).toBe(4);
  const closed = going.close();
  await expect.poll(() => [rests.gone, silent.gone], within).toEqual([true, true]);
  expect([waits.gone, streams.gone]).toEqual([false, false]);
  finish();
  await expect.poll(() => [waits.gone, streams.gone], within).toEqual([true, true]);
  await closed;
  expect(waits.heard).toMatch(/^connection: close\r$/im);
  expect(waits.heard).toContain('"finished":true');
  expect(streams.heard).toContain('ended');
});

/** The answer to a path that is sent as it stands; `fetch` would tidy it. */
function raw(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path }, (response) => {
      let body = '';
      response.on('data', (bytes) => (body += bytes));
      response.on('end', () => resolve(body));
    });
    sent.on('error', reject);
    sent.end();
  });
}
