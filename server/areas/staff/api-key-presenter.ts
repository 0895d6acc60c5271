import type { z } from 'zod';
import type { ApiKey } from '#contract/staff.ts';
import type { ApiKeyRow } from './api-key-queries.ts';

export function presentApiKey(row: ApiKeyRow): z.infer<typeof ApiKey> {
  return {
    id: row.id,
    name: row.name,
    start: row.start,
    person: { id: row.person_id, name: row.person_name },
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    scopes: row.scopes,
    networks: row.networks,
    lastAddress: row.last_address,
    stoppedAt: row.stopped_at?.toISOString() ?? null,
  };
}
