import { createContext, useContext } from 'react';
import type { Action, RequestDetail, Section } from '#contract/requests.ts';
import type { Mode } from '../composer/composer-draft.ts';
import type { Write } from './page-api.ts';

/** What may be missing at completion: a section, or the kind itself (S1-1). */
export type Missing = Section | 'kind';

/** Where the focus can be sent: a missing part, the search of *who is it*, or the composer in one of its modes. */
export type Place = Missing | 'who' | 'reply' | 'note' | 'call_note' | 'newest' | 'timeline';

export type DialogName = 'assign' | 'postpone' | 'ask' | 'solve' | 'reopen' | 'deadline' | 'apply_rules';

export type RequestDesk = {
  request: RequestDetail;
  can: (action: Action) => boolean;
  /** Runs a call that changes the request, in turn; the answer is on the screen when it resolves. */
  write: (write: Write) => Promise<RequestDetail>;
  missing: Missing[];
  /** True once completing was tried: from then on what is missing is marked. */
  tried: boolean;
  tryCompleting: () => void;
  /** Shows the part of the page that holds a place and puts the focus there. */
  goTo: (place: Place) => void;
  /** The mode of writing last asked for by key or command; the composer takes it over once per turn. */
  asked: { mode: Mode; turn: number } | null;
  openDialog: (name: DialogName) => void;
  /** Saves every field still being typed in; resolves when the server has them, rejects if one could not be saved. */
  flush: () => Promise<void>;
  /** Registers a field's own saving for `flush`; gives back its removal. */
  onFlush: (save: () => Promise<void>) => () => void;
};

export const RequestContext = createContext<RequestDesk | null>(null);

/** The request this part of the screen works on. */
export function useRequestDesk(): RequestDesk {
  const desk = useContext(RequestContext);
  if (!desk) throw new Error('useRequestDesk needs a request page around it');
  return desk;
}

/** What still has to be filled before the request can be completed, the kind first. */
export function missingOf(request: Pick<RequestDetail, 'kind' | 'missing'>): Missing[] {
  return request.kind === 'undetermined' ? ['kind', ...request.missing] : request.missing;
}

/** The id of the element that takes the focus for a place. */
export const placeId = (place: Place): string => `request-${place.replaceAll('_', '-')}`;
