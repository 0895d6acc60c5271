import type { OwnerSource } from '#contract/requests.ts';

export type { OwnerSource };

/** Why an owner is looked for. */
export type Because = 'registered' | 'category_changed' | 'owner_absent' | 'owner_left' | 'escalated' | 'rule';

/** A request for which an owner is looked for, as far as the choice depends on it. */
export type Ownerless = {
  id: string;
  categoryId: string | null;
  contactId: string | null;
  language: string | null;
  /** Somebody it must not go to: the owner who is away. */
  notTo?: string | null | undefined;
};

export type Chosen = { ownerId: string; owner: string; by: OwnerSource };
