import { IconChevronLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingPage } from './pages.ts';
import classes from './settings.module.css';

/** The pages of the settings in groups, one sentence each. On a phone a chosen page shows only the way back to it. */
export function SettingsList(props: {
  groups: [SettingPage['group'], SettingPage[]][];
  here?: string;
  overview?: boolean;
}) {
  const { t } = useTranslation(['settings', 'shell']);
  const list = useRef<HTMLElement>(null);
  // The list is longer than a window: where one is stays in sight, however one came here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it moves when another page is opened
  useEffect(() => {
    // Newer browsers answer a promise, which is no way to end an effect.
    void list.current?.querySelector('[data-here]')?.scrollIntoView({ block: 'nearest' });
  }, [props.here]);
  return (
    <>
      {props.overview ? null : (
        <Link to="/settings" className={classes.back}>
          <IconChevronLeft size={16} aria-hidden />
          {t('shell:rail.settings')}
        </Link>
      )}
      <nav
        ref={list}
        className={props.overview ? classes.overview : classes.list}
        aria-label={t('shell:rail.settings')}
      >
        {props.groups.map(([group, pages]) => (
          <section key={group} aria-labelledby={`settings-${group}`}>
            <h2 id={`settings-${group}`} className={classes.group}>
              {t(`group.${group}`)}
            </h2>
            <ul className={classes.pages}>
              {pages.map((page) => (
                <li key={page.name}>
                  <Link
                    to="/settings/$page"
                    params={{ page: page.name }}
                    className={classes.page}
                    data-here={page.name === props.here || undefined}
                    aria-current={page.name === props.here ? 'page' : undefined}
                    activeProps={{}}
                  >
                    <page.icon size={18} stroke={1.6} aria-hidden className={classes.icon} />
                    <span>
                      <span className={classes.name}>{t(`page.${page.name}.title`)}</span>
                      <span className={classes.brief}>{t(`page.${page.name}.brief`)}</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </>
  );
}
