import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate, migrationNames } from '#platform/migrate.ts';
import { aDatabase } from '#test/database.ts';
import { fillEarlierSchema } from '#test/earlier-schema.ts';
import { withClient } from './client-queries.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

test('a backup of an earlier schema comes back whole, is brought up to date, and its API keys are out of use', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linja-earlier-'));
  const [old, empty] = [await aDatabase('template1'), await aDatabase('template1')];
  try {
    const names = migrationNames();
    // The version before API keys could be put out of use.
    const at = names.findIndex((name) => name.includes('stopped-keys'));
    await migrate(old.url, { only: new Set(names.slice(0, at)) });
    const path = join(folder, 'old.backup');
    const now = new Date('2026-02-04T10:00:00Z');
    const counts = await withClient(old.url, 'test', async (client) => {
      const filled = await fillEarlierSchema(client);
      await client.query(`insert into api_key (id, person_id, name, start, digest, created_at)
        select gen_random_uuid(), id, 'The exchange', 'aa', sha256(id::text::bytea), now() from person`);
      await writeBackup(client, { path, now });
      return filled;
    });
    const restored = await restoreBackup({ path, ownerUrl: empty.url, role: 'linja_app', now });
    expect(restored.migrated).toEqual(names.slice(at));
    for (const [name, count] of counts)
      expect(restored.tables.find((table) => table.name === name)).toMatchObject({ same: true, restored: count });
    expect(restored.stoppedKeys).toBe(2);
    const { rows } = await withClient(empty.url, 'test', (client) =>
      client.query('select count(*)::int as keys, count(stopped_at)::int as stopped from api_key'),
    );
    expect(rows).toEqual([{ keys: 2, stopped: 2 }]);
  } finally {
    await old.drop();
    await empty.drop();
    rmSync(folder, { recursive: true });
  }
});
