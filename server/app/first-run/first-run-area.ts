import { deskRoutes, firstSteps } from '#contract/desk.ts';
import type { Area } from '#platform/area.ts';
import { command } from '#platform/command.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { examplePreparing, layInExample } from '../demo/lay-in-example.ts';
import { findStepsDone, someoneExists } from './first-run-queries.ts';
import { setUpDesk } from './set-up-desk.ts';

const firstRun = { kind: 'system', id: null, name: 'Linja', channel: 'web' } as const;

function firstRunRoutes(app: HttpApp): void {
  bindRoute(app, deskRoutes.readSetup, async ({ runtime }) => ({
    done: await someoneExists(runtime.db),
    preparing: await examplePreparing(runtime.db),
  }));
  bindRoute(app, deskRoutes.setUp, async ({ runtime, body, traceId }) => {
    const { personId } = await command(runtime, firstRun, (ctx) => setUpDesk(ctx, body), traceId);
    return { personId };
  });
  bindRoute(app, deskRoutes.firstSteps, async ({ runtime }) => {
    const done = await findStepsDone(runtime.db);
    return { steps: firstSteps.map((step) => ({ step, done: done[step] })) };
  });
}

export const firstRunArea: Area = {
  name: 'first-run',
  routes: firstRunRoutes,
  ticks: [{ name: 'lay-in-example', everyMs: 500, run: layInExample }],
};
