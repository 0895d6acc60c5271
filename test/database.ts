import { randomUUID } from 'node:crypto';
import pg from 'pg';

/**
 * A database of one's own, cloned from the migrated template (or from another one, such as the empty `template1`); give an
 * address to what is tested and drop it after. `applicationUrl` is what the desk works with: a user who owns nothing.
 */
export async function aDatabase(
  template = 'template_desk',
): Promise<{ name: string; url: string; applicationUrl: string; drop: () => Promise<void> }> {
  const { LINJA_TEST_DATABASE: server, LINJA_TEST_APPLICATION: application } = process.env;
  if (!server || !application) throw new Error('no test server: run the tests with vitest');
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
  await run(`create database ${name} template ${template}`);
  // A copy has the rights on its tables, but not those on the database itself.
  await run(`revoke temporary on database ${name} from public`);
  return {
    name,
    url: server.replace(/\/linja$/, `/${name}`),
    applicationUrl: application.replace(/\/linja$/, `/${name}`),
    drop: () => dropWhenFree(run, name),
  };
}

/** Connections that are being closed may take a moment; cutting them off would fail the test that has just ended well. */
async function dropWhenFree(run: (statement: string) => Promise<void>, name: string): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt++) {
    try {
      return await run(`drop database if exists ${name}`);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await run(`drop database if exists ${name} with (force)`);
}
