import { keepUploads, uploadKeptMs } from '#areas/files/index.ts';
import { maxFileBytes, type Written } from '#contract/writing.ts';
import type { Ctx } from '#platform/command.ts';
import { AppError, invalid } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { AnyActor } from '#platform/principal.ts';
import { picturesOf, tidyWrittenHtml, withPictures } from './written-html.ts';
import { textOfTidied } from './written-text.ts';

/** A file handed in, as it hangs on a message. */
export type LinkedFile = {
  id: string;
  filename: string;
  mime: string;
  size: number;
  sha256: Buffer;
  contentId: string | null;
  inline: boolean;
};

/** What is to be written: its plain form always; the formatted one where it says more than paragraphs do. */
export type WrittenContent = { text: string; html: string | null; files: LinkedFile[] };

/** Tags beyond paragraphs and breaks: without them the plain form is all there is. */
const formatted = /<(?!\/?(?:p|br)\b)/;

/**
 * Brings what somebody wrote into the form a message keeps it in: tidied, with its plain form, and the files it names
 * (each must be the writer's own). Pictures in the text are files shown inside it. Throws `file_unknown`,
 * `attachments_too_large`, and `invalid_body` when nothing is left.
 */
export async function readWritten(ctx: Ctx<AnyActor>, given: Written): Promise<WrittenContent> {
  const tidied = given.html === undefined ? null : tidyWrittenHtml(given.html);
  const pictures = tidied === null ? [] : picturesOf(tidied);
  const ids = [...new Set([...pictures, ...(given.attachmentIds ?? []).map((id) => id.toLowerCase())])];
  const files = await linked(ctx, ids, new Set(pictures));
  if (tidied === null) {
    if (!given.text && files.size === 0) throw nothing();
    return { text: given.text ?? '', html: null, files: [...files.values()] };
  }
  const html = withPictures(tidied, (id) => `file:${files.get(id)?.id}`);
  const text = textOfTidied(html);
  if (text === '' && files.size === 0) throw nothing();
  return { text, html: formatted.test(html) ? html : null, files: [...files.values()] };
}

const nothing = () => invalid('invalid_body', 'Nothing was written, and there is no file. Nothing was changed.');

/** The files by the id they were handed in under, in the order named, each with a new id as an attachment. */
async function linked(ctx: Ctx<AnyActor>, ids: string[], inText: Set<string>): Promise<Map<string, LinkedFile>> {
  if (ids.length === 0) return new Map();
  // Kept a while longer: what is taken back needs them again.
  const until = new Date(ctx.now.getTime() + uploadKeptMs);
  const uploads = ctx.actor.id === null ? [] : await keepUploads(ctx.tx, ctx.actor.id, ids, until);
  const byId = new Map(uploads.map((one) => [one.id, one]));
  const missing = ids.filter((id) => !byId.has(id));
  if (missing.length > 0) {
    throw invalid('file_unknown', 'A file is not there any more, or is not yours. Attach it again; nothing was sent.', {
      missing,
    });
  }
  const total = uploads.reduce((sum, one) => sum + one.size, 0);
  if (total > maxFileBytes) {
    throw new AppError(413, 'attachments_too_large', 'The files are larger than 25 MB together. Nothing was sent.', {
      bytes: total,
      maxBytes: maxFileBytes,
    });
  }
  return new Map(
    ids.map((uploadId) => {
      const { filename, mime, size, sha256 } = byId.get(uploadId) as (typeof uploads)[number];
      const id = newId(ctx.now);
      const inline = inText.has(uploadId);
      return [uploadId, { id, filename, mime, size, sha256, inline, contentId: inline ? `${id}@linja` : null }];
    }),
  );
}
