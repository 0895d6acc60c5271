import { learningRoutes as contract } from '#contract/learning.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { findModel } from './model-store-queries.ts';

export function learningRoutes(app: HttpApp): void {
  bindRoute(app, contract.read, async ({ runtime, params }) => {
    const model = await findModel(runtime.db, params.id);
    return {
      examples: model?.examples ?? 0,
      trainedAt: model?.trained_at.toISOString() ?? null,
      precision: model?.precision_measured ?? null,
    };
  });
}
