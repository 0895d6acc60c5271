import { useState } from 'react';
import type { Mode } from '../composer/composer-draft.ts';
import type { View } from './columns.ts';
import { type Place, placeId } from './request-context.ts';

const talk: readonly Place[] = ['reply', 'note', 'call_note', 'newest', 'timeline'];

const viewOf = (place: Place): View => {
  if (place === 'who' || place === 'customer' || place === 'history') return 'who';
  if (talk.includes(place)) return 'talk';
  return 'what';
};

const isMode = (place: Place): place is Mode => place === 'reply' || place === 'note' || place === 'call_note';

/** Sends the focus to a part of the page, unfolding it first. `asked`: the mode of writing somebody wants, with a turn. */
export function useGoTo(show: (view: View) => void) {
  const [asked, setAsked] = useState<{ mode: Mode; turn: number } | null>(null);
  const goTo = (place: Place) => {
    show(viewOf(place));
    if (isMode(place)) setAsked((before) => ({ mode: place, turn: (before?.turn ?? 0) + 1 }));
    const id = isMode(place) ? 'request-composer' : placeId(place);
    // Two frames: React draws the unfolded part in the first, and only then can it take the focus.
    requestAnimationFrame(() =>
      whenDrawn(
        () => document.getElementById(id) ?? fallback(place),
        (element) => {
          if (place === 'newest') element.click();
          else element.focus();
          element.scrollIntoView({ block: 'nearest' });
        },
      ),
    );
  };
  return { goTo, asked };
}

/** Calls back in the first frame in which there is such an element; the sides of a page are drawn some frames after it. */
function whenDrawn(find: () => HTMLElement | null, then: (element: HTMLElement) => void, frames = 30): void {
  requestAnimationFrame(() => {
    const element = find();
    if (element) then(element);
    else if (frames > 0) whenDrawn(find, then, frames - 1);
  });
}

/** A customer who is known has no field to fill; the way to change it stands in its place. */
const fallback = (place: Place) =>
  place === 'customer' || place === 'history' ? document.getElementById(placeId('who')) : null;
