import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';

/** Milliseconds the pointer rests before the words come; those of the kit's own tooltips in `theme.ts`. */
const restMs = 350;
/** Nobody reads more of a text that was cut in a tooltip; it stands whole where it can be opened. */
const mostLetters = 300;

type Shown = { element: Element; words: string };

/** Whether the end of its text is lost behind three dots. */
const isCut = (element: Element) =>
  element.scrollWidth > element.clientWidth && getComputedStyle(element).textOverflow === 'ellipsis';

/** What is to be said at this place: the words in `data-tip`, else the whole of a text that is cut there. */
function tipAt(x: number, y: number): Shown | null {
  // All that lies there: over a row lies the link that makes the whole of it pressable.
  const there = document.elementsFromPoint(x, y);
  const told = there[0]?.closest('[data-tip]');
  const words = told?.getAttribute('data-tip');
  if (told && words) return { element: told, words };
  const cut = there.find((element) => isCut(element) && !element.closest('[title]'));
  const whole = cut?.textContent?.trim();
  return cut && whole ? { element: cut, words: whole.slice(0, mostLetters) } : null;
}

const within = (element: Element, { clientX, clientY }: PointerEvent) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
};

/**
 * The words of whatever the pointer rests on and says them in `data-tip`, and the whole of what is cut off. One for the
 * whole page: a tooltip of its own for each moment and icon of a list costs more to draw than the list. Only for what
 * screen readers hear anyway.
 */
export function Tips() {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let now: Shown | null = null;
    const show = (next: Shown | null) => {
      now = next;
      setShown(next);
    };
    const hide = () => {
      clearTimeout(timer);
      if (now) show(null);
    };
    const onMove = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || (now && within(now.element, event))) return;
      hide();
      const { clientX, clientY } = event;
      timer = setTimeout(() => show(tipAt(clientX, clientY)), restMs);
    };
    document.addEventListener('pointermove', onMove, { passive: true });
    const hiding = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const name of hiding) document.addEventListener(name, hide, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointermove', onMove);
      for (const name of hiding) document.removeEventListener(name, hide, { capture: true });
    };
  }, []);
  if (!shown?.element.isConnected) return null;
  return (
    <Tooltip key={shown.words} opened label={shown.words} target={shown.element as HTMLElement} multiline maw={420} />
  );
}
