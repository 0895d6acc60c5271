import { useState } from 'react';
import classes from './request-desk.module.css';

const keptAt = (side: string) => `linja.column.${side}`;
const step = 16;

export type ColumnWidth = { width: number; least: number; most: number; set: (width: number) => void };

/** The width of an outer column in CSS pixels, remembered in this browser. */
export function useColumnWidth(side: 'left' | 'right', first: number, least: number, most: number): ColumnWidth {
  const [width, setWidth] = useState(() => {
    const kept = Number(localStorage.getItem(keptAt(side)));
    return kept >= least && kept <= most ? kept : first;
  });
  const set = (next: number) => {
    const fitting = Math.round(Math.min(most, Math.max(least, next)));
    setWidth(fitting);
    localStorage.setItem(keptAt(side), String(fitting));
  };
  return { width, least, most, set };
}

/** The line between two columns: dragged, or moved by arrows once it has the focus. */
export function Splitter({ of, side, label }: { of: ColumnWidth; side: 'left' | 'right'; label: string }) {
  const towards = side === 'left' ? 1 : -1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is a widget, which hr is not
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={of.width}
      aria-valuemin={of.least}
      aria-valuemax={of.most}
      className={classes.splitter}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0;
        if (by === 0) return;
        event.preventDefault();
        of.set(of.width + by * towards);
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) of.set(of.width + event.movementX * towards);
      }}
    />
  );
}
