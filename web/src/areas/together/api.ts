import { togetherRoutes } from '#contract/together.ts';
import { call } from '../../shell/api-client.ts';
import { uuid7 } from '../../shell/uuid7.ts';

export type Doing = 'viewing' | 'writing_reply' | 'writing_note';

/** One for each window, for as long as it is loaded. */
const tabId = uuid7();

/** Says what I do on a request in this window, and hears who else is there. */
export const sayViewing = (id: string, state: Doing) =>
  call(togetherRoutes.viewing, { params: { id }, body: { tabId, state } });

/** Says that this window has left; sent even while the page closes, and nobody waits for the answer. */
export function sayAway(id: string): void {
  void fetch(`/api/v1/requests/${id}/viewing`, {
    method: 'PUT',
    keepalive: true,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tabId, state: 'away' }),
  }).catch(() => undefined);
}
