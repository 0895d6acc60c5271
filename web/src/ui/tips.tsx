import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';

/** Milliseconds the pointer rests before the words come; those of the kit's own tooltips in `theme.ts`. */
const restMs = 350;

type Shown = { element: Element; words: string };

/**
 * The words of whatever the pointer rests on and says them in `data-tip`. One for the whole page: a tooltip of its own for
 * each moment and icon of a list costs more to draw than the list. Only for what screen readers hear anyway.
 */
export function Tips() {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pointed: Element | null = null;
    const hide = () => {
      clearTimeout(timer);
      setShown(null);
    };
    const onOver = (event: PointerEvent) => {
      const element =
        event.pointerType === 'mouse' && event.target instanceof Element ? event.target.closest('[data-tip]') : null;
      if (element === pointed) return;
      pointed = element;
      hide();
      const words = element?.getAttribute('data-tip');
      if (element && words) timer = setTimeout(() => setShown({ element, words }), restMs);
    };
    document.addEventListener('pointerover', onOver);
    for (const name of ['pointerdown', 'keydown'] as const) document.addEventListener(name, hide, { capture: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', onOver);
      for (const name of ['pointerdown', 'keydown'] as const) {
        document.removeEventListener(name, hide, { capture: true });
      }
    };
  }, []);
  if (!shown?.element.isConnected) return null;
  return <Tooltip key={shown.words} opened label={shown.words} target={shown.element as HTMLElement} />;
}
