import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A database of one's own, cloned from the migrated template; give its address to what is tested and drop it after. */
export async function aDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env.LINJA_TEST_DATABASE;
  if (!server) throw new Error('no test server: run the tests with vitest');
  const name = `desk_${randomUUID().replaceAll('-', '')}`;
  const run = async (statement: string) => {
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    try {
      await admin.query(statement);
    } finally {
      await admin.end();
    }
  };
  await run(`create database ${name} template template_desk`);
  return {
    url: server.replace(/\/linja$/, `/${name}`),
    drop: () => run(`drop database if exists ${name} with (force)`),
  };
}
