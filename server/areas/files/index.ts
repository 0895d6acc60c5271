import type { Area } from '#platform/area.ts';
import { filesRoutes } from './files-routes.ts';
import { sweepUploads } from './sweep-uploads.ts';

export { uploadKeptMs } from './receive-file.ts';
export { sendFile } from './send-file.ts';
export { giveUploads, keepFile, keepUploads, listUploads } from './upload-queries.ts';

/** Files handed in for what is being written; bytes are kept once per content. */
export const filesArea: Area = {
  name: 'files',
  routes: filesRoutes,
  ticks: [{ name: 'sweep-uploads', everyMs: 600_000, run: sweepUploads }],
};
