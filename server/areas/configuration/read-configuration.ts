import type { Db } from '#platform/db.ts';
import { type Row, readPart, readPeople, readShapes, type Shape } from './configuration-queries.ts';
import { type Part, parts } from './configured-parts.ts';

export type Configured = {
  shapes: Map<string, Shape>;
  /** Rows of each part, people as `mailto:` addresses. */
  rows: Map<string, Row[]>;
  idOfPerson: Map<string, string>;
};

export const shapeOf = (shapes: Map<string, Shape>, part: Part): Shape => {
  const shape = shapes.get(part.table);
  if (!shape) throw new Error(`there is no table ${part.table}`);
  return shape;
};

/** The configuration as it stands: a statement for each part, work proportional to the settings kept. */
export async function readConfiguration(db: Db): Promise<Configured> {
  const [shapes, people] = await Promise.all([
    readShapes(
      db,
      parts.map((part) => part.table),
    ),
    readPeople(db),
  ]);
  const address = new Map(people.map((one) => [one.id, `mailto:${one.email}`]));
  const rows = new Map<string, Row[]>();
  for (const part of parts) {
    const columns = [...shapeOf(shapes, part).people.keys()].filter((column) => column !== part.personal);
    const read = await readPart(db, part);
    for (const row of read) {
      for (const column of columns) {
        const id = row[column];
        if (typeof id === 'string') row[column] = address.get(id) ?? id;
      }
    }
    rows.set(part.table, read);
  }
  return { shapes, rows, idOfPerson: new Map(people.map((one) => [`mailto:${one.email.toLowerCase()}`, one.id])) };
}
