import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from '../../shell/keys.ts';

/** What keys do with the row under the focus where rows can be chosen; each gets the place of a row. */
export type RowChoice = { toggle: (at: number) => void; range: (at: number) => void };

/**
 * Movement in a list: `j`/`k` anywhere on the page, arrows inside the list, Home and End. One row at a time is a tab stop; `o` opens
 * it as Enter does. `reveal` scrolls a row into view before it gets the focus (rows out of view are not drawn). With `choice`
 * `x` chooses the row and `J`/`K` (with Shift) draw a range.
 */
export function useRowKeys(
  count: number,
  list: React.RefObject<HTMLElement | null>,
  reveal: (at: number) => void,
  choice?: RowChoice,
) {
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
  const draw = (step: number) => {
    const at = Math.max(0, Math.min(count - 1, current + step));
    // The row one stands on is the beginning of the range.
    choice?.range(current);
    choice?.range(at);
    go(at);
  };
  useKey('row-select', 'x', t('key.select'), () => choice?.toggle(current), choice !== undefined);
  useKey('range-down', 'J', t('key.rangeDown'), () => draw(1), choice !== undefined);
  useKey('range-up', 'K', t('key.rangeUp'), () => draw(-1), choice !== undefined);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.target instanceof HTMLElement && event.target.closest('thead')) return;
    if (step && event.shiftKey && choice) {
      event.preventDefault();
      return draw(step);
    }
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
