import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReadLight as Light } from '#contract/requests.ts';
import classes from './together.module.css';

/**
 * Whether the owner has read the request: a filled square not yet, a half one not the newest, a ring all of it. Shape and
 * word say it, colour only repeats it. `small` leaves the word to the tooltip and to screen readers.
 */
export function ReadLight(props: { light: Light | null; owner?: string | undefined; small?: boolean }) {
  const { t } = useTranslation('together');
  const { light, owner } = props;
  if (!light || !owner) return null;
  const long = t(`light.${light}_long`, { owner });
  return (
    <span className={classes.light} data-tip={long} data-light={light} data-small={props.small || undefined}>
      <svg viewBox="0 0 12 12" width={10} height={10} aria-hidden>
        {light === 'green' ? (
          <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="2" />
        ) : (
          <rect x="1" y="1" width="10" height="10" rx="2" fill="none" stroke="currentColor" strokeWidth="2" />
        )}
        {light === 'red' ? <rect x="2" y="2" width="8" height="8" fill="currentColor" /> : null}
        {light === 'yellow' ? <rect x="2" y="6" width="8" height="4" fill="currentColor" /> : null}
      </svg>
      {props.small ? <VisuallyHidden>{t(`light.${light}`)}</VisuallyHidden> : <span>{t(`light.${light}`)}</span>}
    </span>
  );
}
