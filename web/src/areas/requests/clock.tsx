import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exactMoment } from '../../ui/moment-words.ts';
import { useNow } from '../../ui/now.ts';
import { useZone } from '../../ui/zone.ts';
import classes from './clock.module.css';
import { ClockArithmetic } from './clock-arithmetic.tsx';
import { type ClockTone, clockPhrase, clockState, type Timed } from './clock-words.ts';

/**
 * The deadline of a request wherever one is shown: time left in words that fit, an arc that empties, amber in the last
 * quarter, red when late. Hover, focus or press opens the arithmetic. `inList`: not a tab stop of its own.
 */
export function Clock({ of, inList = false }: { of: Timed & { id: string }; inList?: boolean }) {
  const { t, i18n } = useTranslation('requests');
  const zone = useZone();
  const now = useNow();
  const { tone, left } = clockState(of, now);
  const phrase = clockPhrase(of, now, i18n.language, zone);
  if (!phrase || !of.deadlineAt) return <span className={classes.none}>{inList ? '' : t('clock.none')}</span>;
  const words = t(`clock.${phrase.key}`, { time: phrase.time });
  const spoken = t('clock.spoken', { words, exact: exactMoment(of.deadlineAt, i18n.language, zone) });
  return (
    <Explained id={of.id} spoken={spoken} inList={inList}>
      <span className={classes.clock} data-tone={tone}>
        <Arc left={left} tone={tone} />
        {words}
      </span>
    </Explained>
  );
}

function Arc({ left, tone }: { left: number; tone: ClockTone }) {
  const round = 2 * Math.PI * 5;
  return (
    <svg viewBox="0 0 14 14" width="14" height="14" className={classes.arc} aria-hidden="true">
      <circle cx="7" cy="7" r="5" className={classes.track} />
      {tone === 'late' || tone === 'missed' ? (
        <path d="M7 3.2v4.6M7 10.4v.4" className={classes.mark} />
      ) : tone === 'kept' ? (
        <path d="M4.6 7.2l1.7 1.7 3.2-3.6" className={classes.mark} />
      ) : (
        <circle cx="7" cy="7" r="5" className={classes.left} strokeDasharray={`${round * left} ${round}`} />
      )}
    </svg>
  );
}

/**
 * Opens after a moment's hover, on focus and on press. The box is mounted with the first of them: a list has a hundred
 * clocks, and hardly one is ever asked.
 */
function Explained(props: { id: string; spoken: string; inList: boolean; children: React.ReactNode }) {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = (next: boolean, milliseconds: number) => {
    clearTimeout(timer.current);
    if (next) setAsked(true);
    timer.current = setTimeout(() => setOpen(next), milliseconds);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <span className={classes.place}>
      <button
        type="button"
        className={classes.target}
        aria-label={props.spoken}
        aria-expanded={open}
        tabIndex={props.inList ? -1 : undefined}
        onMouseEnter={() => soon(true, 350)}
        onMouseLeave={() => soon(false, 150)}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && soon(true, 0)}
        onBlur={() => soon(false, 0)}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
        onClick={(event) => {
          event.stopPropagation();
          soon(!open, 0);
        }}
      >
        {props.children}
      </button>
      {asked ? <ClockArithmetic id={props.id} opened={open} soon={soon} /> : null}
    </span>
  );
}
