import type { z } from 'zod';
import type { viewRoutes } from '#contract/views.ts';
import type { Ctx } from '#platform/command.ts';
import { forbidden } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import './view-events.ts';
import { insertView } from './view-queries.ts';

export type NewView = z.output<NonNullable<typeof viewRoutes.create.body>>;

/**
 * Saves a view: everybody their own, those with `view.share` also for everybody or for one of their centres. The same id
 * twice saves one. Gives the id.
 */
export async function saveView(ctx: Ctx<Principal>, input: NewView): Promise<string> {
  const { actor, now } = ctx;
  if (input.shared && !actor.permissions.has('view.share')) throw forbidden('Your roles do not share views.');
  const everywhere = actor.roles.includes('administrator');
  if (input.centreId && !everywhere && !actor.centreIds.includes(input.centreId))
    throw forbidden('A view is shared with a centre by its own people.');
  const id = input.id ?? newId(now);
  const isNew = await insertView(ctx.tx, {
    id,
    name: input.name,
    owner_id: input.shared ? null : actor.id,
    centre_id: input.shared ? (input.centreId ?? null) : null,
    filter: JSON.stringify(input.filter),
    sort: input.sort,
    columns: input.columns,
    density: input.density ?? null,
    created_by: actor.id,
    created_at: now,
    updated_at: now,
  });
  if (isNew) ctx.record({ type: 'view.saved', data: { viewId: id, name: input.name, shared: input.shared } });
  return id;
}
