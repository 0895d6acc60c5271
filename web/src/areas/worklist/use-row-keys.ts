import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from '../../shell/keys.ts';

/**
 * Movement in a list: `j`/`k` anywhere on the page, arrows inside the list, Home and End. One row at a time is a tab stop; `o` opens
 * it as Enter does. `reveal` scrolls a row into view before it gets the focus (rows out of view are not drawn).
 */
export function useRowKeys(count: number, list: React.RefObject<HTMLElement | null>, reveal: (at: number) => void) {
  const { t } = useTranslation('worklist');
  const [current, setCurrent] = useState(0);
  const go = useCallback(
    (to: number) => {
      if (count === 0) return;
      const at = Math.max(0, Math.min(count - 1, to));
      setCurrent(at);
      reveal(at);
      focusWhenDrawn(() => list.current?.querySelector<HTMLElement>(`a[data-at="${at}"]`));
    },
    [count, list, reveal],
  );
  const inside = () => Boolean(list.current?.contains(document.activeElement));
  useKey('row-down', 'j', t('key.down'), () => go(inside() ? current + 1 : current));
  useKey('row-up', 'k', t('key.up'), () => go(inside() ? current - 1 : current));
  useKey('row-open', 'o', t('key.open'), () => {
    list.current?.querySelector<HTMLElement>(`a[data-at="${current}"]`)?.click();
  });
  const onKeyDown = (event: React.KeyboardEvent) => {
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return { current, setCurrent, onKeyDown };
}

/** A row far away is drawn some frames after the list has scrolled to it. */
function focusWhenDrawn(find: () => HTMLElement | null | undefined, frames = 12): void {
  requestAnimationFrame(() => {
    const found = find();
    if (found) found.focus();
    else if (frames > 0) focusWhenDrawn(find, frames - 1);
  });
}
