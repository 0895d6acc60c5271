import type { UploadedFile } from '#contract/writing.ts';
import { maxFileBytes } from '#contract/writing.ts';
import { ApiProblem } from '../../../shell/api-client.ts';

export const tooLarge = (file: File): boolean => file.size > maxFileBytes;

/**
 * Hands a file in, saying how much has gone (0 to 1) meanwhile. Throws `ApiProblem`. By XMLHttpRequest, since `fetch`
 * tells nothing of a body on its way.
 */
export function uploadFile(file: File, onProgress: (done: number) => void): Promise<UploadedFile> {
  const { promise, resolve, reject } = Promise.withResolvers<UploadedFile>();
  const request = new XMLHttpRequest();
  const refused = (status: number, said: object = {}) =>
    reject(
      new ApiProblem({
        type: 'about:blank',
        title: '',
        status,
        code: status === 0 ? 'network' : 'unknown',
        detail: '',
        ...said,
      }),
    );
  request.open('POST', `/api/v1/files?filename=${encodeURIComponent(file.name || 'file')}`);
  request.setRequestHeader('content-type', file.type || 'application/octet-stream');
  request.setRequestHeader('accept', 'application/json');
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) onProgress(event.loaded / event.total);
  });
  request.addEventListener('error', () => refused(0));
  request.addEventListener('abort', () => refused(0));
  request.addEventListener('load', () => {
    let said: object = {};
    try {
      said = JSON.parse(request.responseText) as object;
    } catch {
      // No document: the status alone speaks.
    }
    if (request.status === 201) resolve(said as UploadedFile);
    else refused(request.status, said);
  });
  request.send(file);
  return promise;
}
