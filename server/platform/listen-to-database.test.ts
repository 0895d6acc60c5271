import pg from 'pg';
import { expect, test } from 'vitest';
import { aSilentNetwork } from './a-silent-network.ts';
import { listenToDatabase } from './listen-to-database.ts';
import { createLog } from './log.ts';

test('who only listens hears again after a network that forgot the connection and says nothing', async () => {
  const network = await aSilentNetwork();
  const heard: string[] = [];
  let begun = 0;
  const listener = { heard: (_: string, said: string) => heard.push(said), began: () => begun++, ended: () => {} };
  const times = { askMs: 200, answerMs: 200, againMs: 50 };
  const listening = listenToDatabase(network.url, ['linja_test'], listener, createLog('silent'), times);
  try {
    await expect.poll(() => begun).toBe(1);
    network.forgetConnections();
    await expect.poll(() => begun, { timeout: 5000 }).toBe(2);
    const speaker = new pg.Client({ connectionString: network.directUrl });
    await speaker.connect();
    await speaker.query("select pg_notify('linja_test', 'still there')");
    await speaker.end();
    await expect.poll(() => heard).toEqual(['still there']);
  } finally {
    await listening.stop();
    await network.end();
  }
});
