import type { Catalogue } from '#areas/catalog/index.ts';
import { addressKey, isValidAddress } from '#areas/customers/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { listOwnAddresses } from './effects-of-mail-address-queries.ts';
import type { Foresight } from './foresight.ts';

/** What a mail to an address becomes, and whose it is or was. */
export async function effectsOfMailAddress(
  { db, catalogue }: Foresight,
  id: string | null,
  draft: DraftOf<'mail_address'>,
): Promise<Effect[]> {
  const others = (await listOwnAddresses(db)).filter((one) => one.id !== id);
  const facts: Effect[] = [];
  const taken = isValidAddress(draft.address)
    ? others.find((one) => one.address_key === addressKey(draft.address))
    : undefined;
  if (taken) facts.push({ code: 'mail_taken', address: taken.address });
  const standard = others.find((one) => one.is_default);
  if (!draft.active) return standard ? [...facts, { code: 'mail_aside', address: standard.address }] : facts;
  const becomes = mailTo(catalogue, draft);
  if (becomes) facts.push(becomes);
  if (draft.isDefault && standard) facts.push({ code: 'mail_default', address: standard.address });
  return facts;
}

/** As the intake decides where neither a keyword rule nor the learned suggestion does (R6.1, R8.1); retired ones are passed over. */
function mailTo(catalogue: Catalogue, draft: DraftOf<'mail_address'>): Effect | null {
  const active = (id: string | null | undefined) => {
    const category = catalogue.categories.get(id ?? '');
    return category?.active ? category : undefined;
  };
  const own = catalogue.centres.get(draft.centreId);
  const category = active(draft.categoryId) ?? active(own?.defaultCategoryId);
  const centre = (category && catalogue.centres.get(category.centreId)) ?? own;
  if (!centre) return null;
  const chosen = catalogue.priorities.get(draft.priorityId ?? '');
  const priority = chosen?.active ? chosen : catalogue.defaultPriority;
  return {
    code: 'mail_becomes',
    centre: centre.name,
    category: category?.path ?? null,
    priority: priority.name,
    language: draft.language ?? centre.language,
  };
}
