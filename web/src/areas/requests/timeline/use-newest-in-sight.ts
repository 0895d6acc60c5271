import { useLayoutEffect, useRef, useState } from 'react';

/** How near to the bottom still counts as reading the newest, in CSS pixels. */
const near = 48;

/** The entry the reader looks at: its `data-key`, and how far below the upper edge it stands. */
type Anchor = { key: string; top: number };

/**
 * Keeps a scrolling list at its newest (bottom) entry while the reader is there, and leaves what the reader looks at
 * where it is otherwise, whatever comes above or below. Entries carry `data-key`.
 */
export function useNewestInSight(oldest: string | undefined, newest: string | undefined, count: number) {
  const scroller = useRef<HTMLElement>(null);
  const [atNewest, setAtNewest] = useState(true);
  const [unseen, setUnseen] = useState(false);
  const anchor = useRef<Anchor | null>(null);
  const last = useRef(newest);

  const toNewest = (smooth: boolean) => {
    const element = scroller.current;
    element?.scrollTo({ top: element.scrollHeight, behavior: smooth ? 'smooth' : 'instant' });
    setUnseen(false);
    if (smooth) element?.focus({ preventScroll: true });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other entries move the list
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (atNewest || last.current === undefined) toNewest(false);
    else {
      restore(element, anchor.current);
      if (newest !== last.current) setUnseen(true);
    }
    last.current = newest;
  }, [oldest, newest, count]);

  // Pictures, fonts and a growing composer change the room; who reads the newest keeps reading it.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !atNewest) return;
    const watch = new ResizeObserver(() => element.scrollTo({ top: element.scrollHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, [atNewest]);

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const there = element.scrollHeight - element.scrollTop - element.clientHeight < near;
    setAtNewest(there);
    if (there) setUnseen(false);
    anchor.current = anchorOf(element);
  };
  return { scroller, atNewest, unseen, toNewest, onScroll };
}

const edgeOf = (element: Element) => element.getBoundingClientRect().top;

function anchorOf(scroller: HTMLElement): Anchor | null {
  const edge = edgeOf(scroller);
  for (const entry of scroller.querySelectorAll<HTMLElement>('[data-key]')) {
    // The start of a day may give way to an older entry of that day; a message or a run of facts stays itself.
    if (entry.getBoundingClientRect().bottom > edge && !entry.dataset.key?.startsWith('day ')) {
      return { key: entry.dataset.key ?? '', top: edgeOf(entry) - edge };
    }
  }
  return null;
}

function restore(scroller: HTMLElement, anchor: Anchor | null): void {
  if (!anchor) return;
  const entry = scroller.querySelector(`[data-key="${CSS.escape(anchor.key)}"]`);
  if (entry) scroller.scrollTop += edgeOf(entry) - edgeOf(scroller) - anchor.top;
}
