import { useLayoutEffect, useRef, useState } from 'react';

/** How near to the bottom still counts as reading the newest, in CSS pixels. */
const near = 48;

/**
 * Keeps a scrolling list at its newest (bottom) entry while the reader is there, and leaves it where it is while the
 * reader looks at older ones, also when still older ones are put above.
 */
export function useNewestInSight(oldest: string | undefined, newest: string | undefined, count: number) {
  const scroller = useRef<HTMLElement>(null);
  const [atNewest, setAtNewest] = useState(true);
  const [unseen, setUnseen] = useState(false);
  const before = useRef({ oldest, newest, height: 0 });

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
    const was = before.current;
    const first = was.newest === undefined;
    if (newest !== was.newest && (first || atNewest)) toNewest(false);
    else if (newest !== was.newest) setUnseen(true);
    else if (oldest !== was.oldest) element.scrollTop += element.scrollHeight - was.height;
    before.current = { oldest, newest, height: element.scrollHeight };
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
  };
  return { scroller, atNewest, unseen, toNewest, onScroll };
}
