import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from './columns.ts';
import classes from './request-desk.module.css';

/** Tabs of the folded parts; arrows step, the chosen one is the only tab stop. */
export function ViewTabs(props: {
  views: View[];
  chosen: (view: View) => boolean;
  show: (view: View) => void;
  className: string;
}) {
  const { t } = useTranslation('requests');
  const list = useRef<HTMLDivElement>(null);
  const { views, chosen, show } = props;
  const onKeyDown = (event: React.KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = views.findIndex((view) => chosen(view));
    const next = (at + by + views.length) % views.length;
    const view = views[next];
    if (view) show(view);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={t('page.parts')}
      className={`${classes.tabList} ${props.className}`}
      onKeyDown={onKeyDown}
    >
      {views.map((view) => (
        <button
          key={view}
          type="button"
          role="tab"
          aria-selected={chosen(view)}
          aria-controls={`request-view-${view}`}
          tabIndex={chosen(view) ? 0 : -1}
          className={classes.tab}
          onClick={() => show(view)}
        >
          {t(`page.view.${view}`)}
        </button>
      ))}
    </div>
  );
}
