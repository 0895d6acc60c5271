import { expect, test } from 'vitest';
import { command } from '#platform/command.ts';
import { aDesk } from '#test/a-desk.ts';
import { aMail } from './a-mail.ts';
import { mailHand } from './mail-hand.ts';
import { storeInbound } from './store-inbound.ts';

test('speed', async () => {
  const desk = await aDesk();
  await command(desk.runtime, mailHand, (ctx) => storeInbound(ctx, { raw: Buffer.from(aMail()) }));
  await desk.settle();
  const n = 600;
  const t = performance.now();
  for (let i = 0; i < n; i += 8)
    await Promise.all(
      Array.from({ length: 8 }, (_, k) =>
        command(desk.runtime, mailHand, (ctx) =>
          storeInbound(ctx, {
            raw: Buffer.from(
              aMail({
                from: `c${(i + k) % 100}@x.example`,
                subject: `m ${i + k}`,
                text: 'Hello, our printer does not work since yesterday, can you help us? '.repeat(5),
              }),
            ),
          }),
        ),
      ),
    );
  console.log('store/s', (n / (performance.now() - t)) * 1000);
  const t2 = performance.now();
  for (;;) {
    const { rows } = await desk.runtime.pool.query("select count(*) from inbound_message where state = 'stored'");
    if (rows[0].count === 0) break;
    await new Promise((r) => setTimeout(r, 50));
  }
  console.log('ingest/s overall', (n / (performance.now() - t)) * 1000, 'after store ms', performance.now() - t2);
  const { rows } = await desk.runtime.pool.query('select count(*) from request');
  expect(rows[0].count).toBe(n + 1);
  await desk.end();
}, 120000);
