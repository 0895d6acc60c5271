import type { Language } from '#contract/common-shapes.ts';
import type { Permission, Role } from '#contract/permissions.ts';
import type { Actor } from './command.ts';

/** A signed-in person, as every use case sees one: who, what the roles allow, and whose requests are in reach. */
export type Principal = Actor & {
  kind: 'person';
  id: string;
  email: string;
  roles: readonly Role[];
  permissions: ReadonlySet<Permission>;
  centreIds: readonly string[];
  categoryIds: readonly string[];
  language: Language;
  zone: string;
  /** What the person speaks beside `language`, and knows: which requests may be handed to them (§4.13). */
  languages?: readonly Language[];
  skills?: readonly string[];
  preferences: Record<string, unknown>;
  /** The count of `settings_clock` at the sign-in of this call; snapshots of the settings are kept by it. */
  settingsVersion: number;
  /** The session the call came with; undefined with an API key. */
  session?: { id: string; createdAt: Date };
  /** An API key that may do only some of what its person may: it reads what is everybody's, and changes nothing of it. */
  limited?: boolean;
  /** The API key the call came with: what goes on after the call has to end with it. */
  apiKeyId?: string;
  /** Whether a second factor must be set up before anything else can be done. */
  mustEnrol?: boolean;
};

/** A person, or one of the product's own hands (mail importer, rule, timer), which may do what its use case does. */
export type AnyActor = Principal | (Actor & { kind: Exclude<Actor['kind'], 'person'>; id: null });
