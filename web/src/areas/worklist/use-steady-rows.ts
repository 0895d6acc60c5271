import { useRef, useState } from 'react';
import { type Steady, steadyRows } from './steady-rows.ts';

/** `steadyRows` over time. `show` brings the list up to date at the reader's word. */
export function useSteadyRows<Row extends { id: string }>(
  incoming: readonly Row[],
  touched: boolean,
): Steady<Row> & { show: () => void } {
  const shown = useRef<readonly Row[]>([]);
  const asked = useRef(false);
  const [, redraw] = useState(0);
  const steady = steadyRows(shown.current, incoming, touched && !asked.current);
  asked.current = false;
  shown.current = steady.rows;
  return {
    ...steady,
    show: () => {
      asked.current = true;
      redraw((times) => times + 1);
    },
  };
}
