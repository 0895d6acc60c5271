import type { Room, RoomPerson } from '#contract/room.ts';
import { lastOfPath } from '../../ui/path-words.ts';

const within = (path: string | undefined, root: string) =>
  path !== undefined && (path === root || path.startsWith(`${root}/`));

/** The room narrowed to a category and what lies below it; its people are the members. The counts are of what is shown. */
export function shownRoom(room: Room, category: string | undefined): Room {
  const known = room.queue.some((row) => within(row.category?.name, category ?? ''));
  if (!category || !known) return room;
  const queue = room.queue.filter((row) => within(row.category?.name, category));
  const ids = new Set(queue.map((row) => row.category?.id));
  const due = room.due.filter((one) => within(one.category?.name, category));
  const late = due.filter((one) => one.deadlineAt !== null && one.deadlineAt < room.at).length;
  const people = room.people.filter(
    (one) =>
      one.categoryIds.some((id) => ids.has(id)) || one.holds.some((held) => within(held.category?.name, category)),
  );
  return { ...room, queue, due, late, dueSoon: due.length - late, people };
}

/** The categories of a person in which something waits, by their last names. */
export function ofCategory(person: RoomPerson, room: Room): string {
  return room.queue
    .filter((row) => row.category && person.categoryIds.includes(row.category.id))
    .map((row) => lastOfPath(row.category?.name))
    .join(', ');
}
