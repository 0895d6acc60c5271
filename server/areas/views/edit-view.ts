import type { z } from 'zod';
import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import type { viewRoutes } from '#contract/views.ts';
import type { Ctx } from '#platform/command.ts';
import { forbidden, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { mayEdit } from './view-presenter.ts';
import './view-events.ts';
import { deleteViewRow, lockView, type ViewRecord, writeView } from './view-queries.ts';

export type ViewChange = z.output<NonNullable<typeof viewRoutes.edit.body>>;

/** Changes what is named of a view; a shared one needs `view.share`. */
export async function editView(ctx: Ctx<Principal>, id: string, input: ViewChange): Promise<void> {
  const row = await lockOwn(ctx, id);
  assertVersionSeen(row, input.version);
  const { filter, version: _, ...plain } = input;
  const changes = {
    ...changedColumns<ViewRecord>(row, plain),
    ...(filter ? { filter: JSON.stringify(filter) } : {}),
  };
  const fields = Object.keys(changes);
  if (fields.length === 0) return;
  await writeView(ctx.tx, row, changes, ctx.now);
  ctx.record({ type: 'view.edited', data: { viewId: id, fields } });
}

/** Deletes a view; requests are not touched, and its address then says that it is gone. */
export async function deleteView(ctx: Ctx<Principal>, id: string): Promise<void> {
  const row = await lockOwn(ctx, id);
  await deleteViewRow(ctx.tx, id);
  ctx.record({ type: 'view.deleted', data: { viewId: id, name: row.name } });
}

async function lockOwn(ctx: Ctx<Principal>, id: string): Promise<ViewRecord> {
  const row = await lockView(ctx.tx, ctx.actor, id);
  if (!row) throw notFound('view');
  if (!mayEdit(ctx.actor, row)) throw forbidden('Your roles do not change shared views.');
  return row;
}
