import { Button, NativeSelect } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import formClasses from '../settings/form/form.module.css';
import settings from '../settings/settings.module.css';

/** The state asked for in the address, if it is one of `states`; '' for all. */
export function useStateFilter<State extends string>(states: readonly State[]): State | '' {
  const { state } = useSearch({ strict: false }) as { state?: string };
  return states.find((one) => one === state) ?? '';
}

/**
 * Mail in or out as a table with a choice of states above and more rows below. `heads` are its columns in order, the last
 * that of the buttons; the rows are drawn by the page.
 */
export function MailTable(props: {
  label: string;
  page: 'outbox' | 'inbound';
  states: readonly string[];
  state: string;
  heads: string[];
  rows: ReactNode[];
  more: { has: boolean; loading: boolean; load: () => void };
}) {
  const { t } = useTranslation(['mail', 'ui']);
  const navigate = useNavigate();
  const { page, state } = props;
  return (
    <>
      <div className={settings.toolbar}>
        <NativeSelect
          aria-label={t('stateFilter')}
          value={state}
          data={[
            { value: '', label: t(`${page}.all`) },
            ...props.states.map((one) => ({ value: one, label: t(`${page}.state.${one}`) })),
          ]}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            void navigate({
              to: '/settings/$page',
              params: { page },
              search: chosen ? { state: chosen } : {},
              replace: true,
            });
          }}
        />
      </div>
      {props.rows.length === 0 ? (
        <EmptyState
          title={state ? t(`${page}.noneInState`) : t(`${page}.none`)}
          text={state ? t(`${page}.noneInStateText`) : t(`${page}.noneText`)}
          action={<FirstStep page={page} filtered={state !== ''} />}
        />
      ) : (
        <div className={formClasses.frame}>
          <table className={formClasses.record} aria-label={props.label}>
            <thead>
              <tr>
                {props.heads.map((head, at) => (
                  <th key={head} scope="col">
                    {at === props.heads.length - 1 ? <span className={formClasses.spoken}>{head}</span> : head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{props.rows}</tbody>
          </table>
          <MoreButton more={props.more} />
        </div>
      )}
    </>
  );
}

/** The number of a request, leading to it. */
export function RequestNumber({ number }: { number: number }) {
  const { t } = useTranslation('mail');
  return (
    <Link to="/requests/$number" params={{ number: String(number) }} aria-label={t('request', { number })}>
      {number}
    </Link>
  );
}

/** Out of an empty list: back to all of it, or to where its mail begins. */
function FirstStep({ page, filtered }: { page: 'outbox' | 'inbound'; filtered: boolean }) {
  const { t } = useTranslation(['settings', 'ui']);
  const to = filtered ? page : page === 'inbound' ? 'addresses' : 'delivery';
  return (
    <Button variant="default" component={Link} to={`/settings/${to}`}>
      {filtered ? t('ui:showAll') : t(`page.${to}.title`)}
    </Button>
  );
}
