import { findSetting } from '#areas/settings/index.ts';
import { configurationRoutes } from '#contract/configuration.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { compareConfiguration } from './compare-configuration.ts';
import { readConfiguration } from './read-configuration.ts';
import { takeConfiguration } from './take-configuration.ts';

export function configurationAreaRoutes(app: HttpApp): void {
  bindRoute(app, configurationRoutes.read, async ({ runtime, reply }) => {
    const [desk, { rows }] = await Promise.all([findSetting(runtime.db, 'desk'), readConfiguration(runtime.db)]);
    const madeAt = runtime.clock().toISOString();
    reply.header('content-disposition', `attachment; filename="linja-configuration-${madeAt.slice(0, 10)}.json"`);
    return {
      format: 'linja-configuration' as const,
      formatVersion: 1 as const,
      madeAt,
      ...(desk ? { organisation: desk.organisation } : {}),
      parts: Object.fromEntries(rows),
    };
  });
  bindRoute(app, configurationRoutes.compare, async ({ runtime, body }) => {
    return compareConfiguration(await readConfiguration(runtime.db), body).comparison;
  });
  bindRoute(app, configurationRoutes.take, async ({ command, body }) =>
    command((ctx) => takeConfiguration(ctx, body.file, body.digest)),
  );
}
