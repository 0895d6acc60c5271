import { handOverDraft } from '#areas/requests/hand-over-draft.ts';
import { saveDraft } from '#areas/requests/save-draft.ts';
import { htmlOfText } from '#areas/requests/written-html.ts';
import type { Principal } from '#platform/principal.ts';
import { minute } from '../opening-times.ts';
import { isWritten } from './answers.ts';
import { type Case, letterTo, type World } from './world.ts';

/**
 * What people are writing at the end of the month: the administrator has begun an answer, and a colleague has handed one
 * over to be finished. Nothing of it has been said yet.
 */
export async function leaveUnsent(world: World): Promise<void> {
  const me = world.desk.administrator;
  const answerable = [...world.cases.values()].filter((one) => isWritten(one) && one.story.outcome);
  const mine = answerable.find((one) => one.owner?.id === me.id);
  if (mine) await begin(world, mine, me, 25 * minute);
  const colleagues = new Set(me.categoryIds);
  const theirs = answerable.find((one) => one.owner && one.owner.id !== me.id && colleagues.has(one.categoryId));
  if (!theirs?.owner) return;
  await begin(world, theirs, theirs.owner, 50 * minute);
  await world.history.act(theirs.owner, new Date(world.now - 45 * minute), (ctx) =>
    handOverDraft(ctx, theirs.id, { personId: me.id }),
  );
}

async function begin(world: World, one: Case, by: Principal, ago: number): Promise<void> {
  const html = htmlOfText(letterTo(world, one, by, one.story.outcome as string));
  await world.history.act(by, new Date(world.now - ago), (ctx) =>
    saveDraft(ctx, one.id, { mode: 'reply', entries: { reply: { html, attachmentIds: [] } }, afterwards: 'stay' }),
  );
}
