import { listUploads } from '#areas/files/index.ts';
import type { HandedDraft, SavedDraft, UploadedFile, WritingMode } from '#contract/writing.ts';
import type { Db } from '#platform/db.ts';
import type { DraftContent } from './draft-content.ts';
import type { DraftRow, HandedRow, ListedDraft } from './draft-queries.ts';
import { textOfTidied } from './written-text.ts';

/** A draft with the names of its files; one that is gone meanwhile is left out. */
export async function presentDraft(db: Db, row: DraftRow): Promise<SavedDraft> {
  const files = await filesOf(db, row.person_id, [row]);
  return {
    ...presentContent(row, files),
    sinceCount: row.since_count,
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

export async function presentHanded(db: Db, personId: string, rows: HandedRow[]): Promise<HandedDraft[]> {
  const files = await filesOf(db, personId, rows);
  return rows.map((row) => ({
    ...presentContent(row, files),
    id: row.id,
    from: { id: row.from_person_id, name: row.from_name },
    note: row.note,
    createdAt: row.created_at.toISOString(),
  }));
}

async function filesOf(db: Db, personId: string, rows: DraftContent[]): Promise<Map<string, UploadedFile>> {
  const ids = rows.flatMap((row) => Object.values(row.entries).flatMap((entry) => entry.attachmentIds));
  const uploads = await listUploads(db, personId, ids);
  return new Map(uploads.map(({ id, filename, mime, size }) => [id, { id, filename, mime, size }]));
}

function presentContent(row: DraftContent, files: Map<string, UploadedFile>) {
  const entries = Object.entries(row.entries).map(([mode, entry]) => [
    mode,
    { html: entry.html, files: entry.attachmentIds.flatMap((id) => files.get(id) ?? []) },
  ]);
  const { to = null, cc = null, bcc = null } = row.recipients;
  return {
    mode: row.mode,
    entries: Object.fromEntries(entries) as SavedDraft['entries'],
    to,
    cc,
    bcc,
    afterwards: row.afterwards,
  };
}

export function presentListedDraft(row: ListedDraft) {
  return {
    requestId: row.request_id,
    number: row.number,
    subject: row.subject,
    mode: row.mode as WritingMode,
    text: textOfTidied(row.html ?? '').slice(0, 140),
    from: row.from_id && row.from_name ? { id: row.from_id, name: row.from_name } : null,
    updatedAt: row.updated_at.toISOString(),
  };
}
