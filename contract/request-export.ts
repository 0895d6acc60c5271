import { z } from 'zod';
import { RequestFilter } from './request-filter.ts';

export const exportFormats = ['csv', 'xlsx'] as const;

/** Time figures of an export, in minutes: by the opening hours, and by the clock (`…Real`). */
export const timeColumns = [
  'timeToReply',
  'timeToReplyReal',
  'timeToClose',
  'timeToCloseReal',
  'timeInQueue',
  'timeInQueueReal',
  'timeWithUs',
  'timeWithUsReal',
  'timeOutside',
  'timeOutsideReal',
] as const;

/** Columns of an export, in their usual order. */
export const exportColumns = [
  'number',
  'subject',
  'kind',
  'channel',
  'status',
  'priority',
  'category',
  'problemCode',
  'centre',
  'owner',
  'customer',
  'email',
  'phone',
  'language',
  'created',
  'deadline',
  'updated',
  'solved',
  'closed',
  'messages',
  ...timeColumns,
  'description',
  'solution',
] as const;

/** What `GET /requests/export` takes beside the filter; its answer is a file, so it stands beside the contract's routes. */
export const ExportQuery = RequestFilter.extend({
  format: z.enum(exportFormats),
  columns: z
    .string()
    .max(800)
    .optional()
    .transform((written) => written?.split(',').filter(Boolean))
    .pipe(z.array(z.enum(exportColumns)).min(1).optional()),
  separator: z.enum(['comma', 'semicolon', 'tab']).optional(),
});
export type ExportQuery = z.infer<typeof ExportQuery>;
