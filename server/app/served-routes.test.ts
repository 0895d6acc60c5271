import fastify from 'fastify';
import { expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { RouteContract } from '#contract/route.ts';
import { besideTheContract } from '#test/beside-contract.ts';
import { areas } from './areas.ts';

/** What the areas bind, without a desk behind it. */
async function served(): Promise<string[]> {
  const app = fastify({ exposeHeadRoutes: false });
  const routes: string[] = [];
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) routes.push(`${method} ${route.url}`);
  });
  for (const area of areas) {
    area.routes?.({
      fastify: app as never,
      runtime: {} as never,
      authenticate: async () => null,
      noteRead: () => {},
      checkAnswers: true,
    });
  }
  await app.ready();
  return routes.filter((route) => route.includes('/api/v1/'));
}

const promised = Object.values(contract)
  .flatMap((area) => Object.values(area) as RouteContract[])
  .map((route) => `${route.method} /api/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`);

test('everything the contract promises is served', async () => {
  const routes = new Set(await served());
  expect(promised.filter((route) => !routes.has(route))).toEqual([]);
});

test('nothing is served that the contract does not promise, but for files and the live stream', async () => {
  const known = new Set<string>([...promised, ...besideTheContract]);
  expect((await served()).filter((route) => !known.has(route))).toEqual([]);
});
