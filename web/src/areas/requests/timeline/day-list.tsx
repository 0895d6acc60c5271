import { Button, Menu } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { dateFormat, daysApart } from '../../../ui/moment-words.ts';
import { useNow } from '../../../ui/now.ts';
import { useZone } from '../../../ui/zone.ts';
import classes from './timeline.module.css';
import type { Part } from './timeline-groups.ts';

/** Requests of so many days are overseen without a list of them. */
const overseen = 2;

/** The days of a longer request, newest first; choosing one leads sight and focus to its heading. */
export function DayList({ parts, scroller }: { parts: readonly Part[]; scroller: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('requests');
  const dayWords = useDayWords();
  const days = parts.filter((part) => part.kind === 'day');
  if (days.length <= overseen) return null;
  const goTo = (key: string) => {
    const heading = scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] h3`);
    // By hand: scrolling an element into view would move the page around the timeline as well.
    const room = scroller.current;
    if (heading && room) room.scrollTop += heading.getBoundingClientRect().top - room.getBoundingClientRect().top - 8;
    // After the menu has let go of the focus.
    requestAnimationFrame(() => heading?.focus({ preventScroll: true }));
  };
  return (
    <div className={classes.days}>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-xs" variant="default" leftSection={<IconCalendar size={14} aria-hidden />}>
            {t('page.timeline.days')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.dayMenu}>
          {days.toReversed().map((day) => (
            <Menu.Item key={day.key} onClick={() => goTo(day.key)}>
              <span className={classes.dayName}>{dayWords(day.at)}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** How a day is called: today, yesterday, else its weekday and date, with the year where it is another. */
export function useDayWords(): (at: string) => string {
  const { i18n } = useTranslation('requests');
  const zone = useZone();
  const now = useNow();
  return (at) => {
    const then = Date.parse(at);
    const days = daysApart(then, now, zone);
    if (days === 0 || days === -1) {
      return new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' }).format(days, 'day');
    }
    const sameYear = new Date(then).getUTCFullYear() === new Date(now).getUTCFullYear();
    return dateFormat(i18n.language, zone, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(sameYear ? {} : { year: 'numeric' }),
    }).format(then);
  };
}
