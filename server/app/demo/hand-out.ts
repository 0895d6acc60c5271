import { editCategory } from '#areas/catalog/edit-category.ts';
import { editPerson } from '#areas/staff/edit-person.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { ExampleDesk } from './example-desk.ts';
import { rootOf } from './example-staff.ts';
import type { History } from './history.ts';

/** What people speak in the example beside the language of the desk. */
const spoken: readonly Language[] = ['en', 'sv', 'pl', 'fi'];

/**
 * At the end of the month one branch begins to hand out in turn, to whom is at the desk, the same customer to the same
 * person within half a day; a branch beside it stays a queue, so that both are seen. Some people speak a second language.
 */
export async function tellHandOut(history: History, desk: ExampleDesk, now: number): Promise<void> {
  const { administrator, categories, staff } = desk;
  const at = new Date(now);
  const [first] = categories.ofKey.keys();
  const branch = [...categories.ofKey].filter(([key]) => first !== undefined && rootOf(key) === rootOf(first));
  const assignment = { method: 'even' as const, onlyPresent: true, sameAgentMinutes: 720, ownContactFirst: true };
  for (const [, id] of branch) {
    await history.act(administrator, at, (ctx) => editCategory(ctx, id, { assignment }));
  }
  for (const [place, person] of staff.agents.slice(0, 3).entries()) {
    const language = spoken.filter((one) => one !== administrator.language)[place];
    if (language) await history.act(administrator, at, (ctx) => editPerson(ctx, person.id, { languages: [language] }));
  }
}
