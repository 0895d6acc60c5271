import { lookAtPooler } from '#platform/pooler.ts';
import { type Finding, fine, problem } from './finding.ts';

/** Whether a connection pooler lies on the way to the database, and whether the desk can work through it. */
export async function checkPooler(databaseUrl: string, directUrl: string): Promise<Finding[]> {
  const { pooler, trouble } = await lookAtPooler(databaseUrl, directUrl);
  if (trouble) {
    const what = `${trouble.what[0]?.toUpperCase()}${trouble.what.slice(1)}`;
    return [problem(what, 'the desk does not start', trouble.todo)];
  }
  return pooler === 'none' ? [] : [fine(`A connection pooler lies before the database and gives out ${pooler}`)];
}
