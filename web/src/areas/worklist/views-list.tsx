import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type StandardView, standardViews, type View } from '#contract/views.ts';
import type { Filter } from '../requests/api.ts';
import { filterOfView, standardOf } from './address-of-view.ts';
import { useViewCounts } from './views-api.ts';
import classes from './worklist.module.css';

/** Views one can go to, with how much is in each: those everybody has, shared ones, one's own. */
export function ViewsList({ views, here, filter }: { views: readonly View[]; here: View | null; filter: Filter }) {
  const { t } = useTranslation('worklist');
  const standards = Object.keys(standardViews) as StandardView[];
  const counts = useViewCounts([...standards, ...views.map((one) => one.id)].slice(0, 40));
  const standard = here ? null : standardOf(filter);
  const count = (name: string) => {
    const known = counts.get(name);
    return known ? t(known.more ? 'viewCountMore' : 'viewCount', { count: known.count }) : '';
  };
  const groups = [
    { name: 'shared', rows: views.filter((one) => one.shared) },
    { name: 'own', rows: views.filter((one) => !one.shared) },
  ].filter((one) => one.rows.length > 0);
  return (
    <nav className={classes.views} aria-label={t('views')}>
      <ul>
        {standards.map((name) => (
          <Row
            key={name}
            search={filterOfView(standardViews[name]) as Record<string, string>}
            name={t(`view.${name}`)}
            count={count(name)}
            isHere={standard === name}
          />
        ))}
        <Row
          search={{}}
          name={t('view.everything')}
          count=""
          isHere={here === null && Object.keys(filter).length === 0}
        />
      </ul>
      {groups.map((group) => (
        <section key={group.name} aria-label={t(`viewGroup.${group.name}`)}>
          <h2>{t(`viewGroup.${group.name}`)}</h2>
          <ul>
            {group.rows.map((one) => (
              <Row
                key={one.id}
                search={{ view: one.id }}
                name={one.name}
                count={count(one.id)}
                isHere={here?.id === one.id}
              />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function Row(props: { search: Record<string, string>; name: string; count: string; isHere: boolean }) {
  return (
    <li>
      <Link
        to="/requests"
        search={props.search}
        className={classes.view}
        data-here={props.isHere || undefined}
        aria-current={props.isHere ? 'page' : undefined}
        activeProps={{}}
      >
        <span>{props.name}</span>
        <span className={classes.viewCount}>{props.count}</span>
      </Link>
    </li>
  );
}
