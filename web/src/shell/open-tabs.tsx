import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useKey } from './keys.ts';
import { closeOpen, useOpenRequests } from './open-requests.ts';
import classes from './open-tabs.module.css';

/** Requests kept open, with a dot where a draft waits unsent; `[` and `]` step through them. */
export function OpenTabs() {
  const { t } = useTranslation('shell');
  const open = useOpenRequests();
  const navigate = useNavigate();
  const here = Number((useParams({ strict: false }) as { number?: string }).number);
  const step = (by: number) => {
    const at = open.findIndex((one) => one.number === here);
    const next = open[(at + by + open.length) % open.length];
    if (next) void navigate({ to: '/requests/$number', params: { number: String(next.number) } });
  };
  useKey('tab-before', '[', t('tabs.before'), () => step(-1), open.length > 1);
  useKey('tab-after', ']', t('tabs.after'), () => step(1), open.length > 1);
  const close = (number: number) => {
    const at = open.findIndex((one) => one.number === number);
    const beside = open[at + 1] ?? open[at - 1];
    closeOpen(number);
    if (number !== here) return;
    if (beside) void navigate({ to: '/requests/$number', params: { number: String(beside.number) } });
    else void navigate({ to: '/' });
  };
  useKey(
    'tab-close',
    'w',
    t('key.closeTab'),
    () => close(here),
    open.some((one) => one.number === here),
  );
  if (open.length === 0) return null;
  return (
    <nav className={classes.strip} aria-label={t('tabs.label')}>
      {open.map((one) => (
        <span key={one.number} className={classes.tab} data-here={one.number === here || undefined}>
          <Link
            to="/requests/$number"
            params={{ number: String(one.number) }}
            className={classes.link}
            title={one.subject ?? undefined}
          >
            {one.number}
            {one.subject ? <span className={classes.subject}>{one.subject}</span> : null}
            {one.draft ? <span className={classes.draft} role="img" aria-label={t('tabs.draft')} /> : null}
          </Link>
          <ActionIcon
            size={24}
            variant="subtle"
            color="gray"
            aria-label={t('tabs.close', { number: one.number })}
            onClick={() => close(one.number)}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </span>
      ))}
    </nav>
  );
}
