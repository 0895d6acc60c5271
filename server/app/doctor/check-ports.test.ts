import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#platform/config.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { checkPorts } from './check-ports.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk({ smtp: true });
});
afterAll(() => desk.end());

async function found(environment: Record<string, string>) {
  const read = readConfig(environment);
  if ('problems' in read) throw new Error(read.problems.join());
  return (await checkPorts(read.config)).map(({ level, what }) => `${level}: ${what}`);
}

test('a port is free, held by the desk that runs, or named as taken by another program', async () => {
  const stranger = createServer((socket) => socket.resume().end('220 other.example ESMTP\r\n'));
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  const taken = String((stranger.address() as AddressInfo).port);
  expect(await found({ PORT: taken, SMTP_PORT: taken })).toEqual([
    `problem: The port for browsers is taken by another program (127.0.0.1:${taken})`,
    `problem: The port for mail is taken by another program (127.0.0.1:${taken})`,
  ]);
  await new Promise((resolve) => stranger.close(resolve));
  const own = new URL(desk.url).port;
  expect(await found({ PORT: own, SMTP_PORT: String(desk.smtpPort) })).toEqual([
    `fine: The port for browsers is held by this desk, which runs (127.0.0.1:${own})`,
    `fine: The port for mail is held by this desk, which runs (127.0.0.1:${desk.smtpPort})`,
  ]);
  expect(await found({ PORT: taken, SERVICES: 'web' })).toEqual([
    `fine: The port for browsers is free (127.0.0.1:${taken})`,
  ]);
});

test('an address this machine does not have is named', async () => {
  const [first] = await found({ HOST: '192.0.2.1', PORT: '3999' });
  expect(first).toContain('problem: 192.0.2.1 is no address of this machine');
});
