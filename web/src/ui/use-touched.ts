import { type RefObject, useEffect, useState } from 'react';

/** Whether the pointer or the focus is inside an element now: what is touched must not move by itself. */
export function useTouched(ref: RefObject<HTMLElement | null>): boolean {
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const look = () => setTouched(element.matches(':hover') || element.contains(document.activeElement));
    const events = ['pointerenter', 'pointerleave', 'focusin', 'focusout'] as const;
    // focusout fires before the next element has the focus.
    const later = () => queueMicrotask(look);
    for (const name of events) element.addEventListener(name, later);
    return () => {
      for (const name of events) element.removeEventListener(name, later);
    };
  }, [ref]);
  return touched;
}
