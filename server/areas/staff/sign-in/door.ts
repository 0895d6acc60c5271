import type { Actor } from '#platform/command.ts';

/** Acts while nobody is signed in yet. */
export const door: Actor = { kind: 'system', id: null, name: 'Linja', channel: 'web' };

/** Somebody acting at the door, known but with no session yet. */
export const atTheDoor = (person: { id: string; name: string }): Actor => ({
  kind: 'person',
  id: person.id,
  name: person.name,
  channel: 'web',
});
