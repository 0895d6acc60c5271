import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight, IconBolt, IconListSearch, IconSearch, IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deskRoutes } from '#contract/desk.ts';
import type { RequestRow } from '#contract/requests.ts';
import { ChannelIcon } from '../areas/requests/channel-icon.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { call } from './api-client.ts';
import { comboParts, type KeyAction, useActiveKeys } from './keys.ts';
import { useOpenRequests } from './open-requests.ts';
import { scopes } from './query-client.ts';
import { useMay } from './session.tsx';
import classes from './universal-box.module.css';

type Goes =
  | { run: () => void }
  | { to: '/requests/$number'; params: { number: string } }
  | { to: '/customers/$id'; params: { id: string } }
  | { to: '/requests'; search: Record<string, string> };
export type Finding = { id: string; shown: ReactNode; goes: Goes };
type Group = { label: string; findings: Finding[] };

const line = (icon: ReactNode, main: ReactNode, aside?: ReactNode) => (
  <>
    {icon}
    <span className={classes.main}>{main}</span>
    {aside ? <span className={classes.aside}>{aside}</span> : null}
  </>
);

/** What the universal box offers for the words typed: asked 120 ms after the last key, the old answer kept meanwhile. */
export function useFindings(
  words: string,
  open: boolean,
): { groups: Group[]; findings: Finding[]; searching: boolean } {
  const { t } = useTranslation(['shell', 'requests']);
  const may = useMay();
  const typed = words.trim();
  const [settled] = useDebouncedValue(typed, 120);
  const keys = useActiveKeys();
  const tabs = useOpenRequests();
  const asked = open && typed !== '' && settled !== '' && may('request.read');
  const found = useQuery({
    queryKey: [scopes.lists, 'search', settled],
    enabled: asked,
    queryFn: ({ signal }) => call(deskRoutes.search, { query: { q: settled, limit: 6 }, signal }),
    placeholderData: keepPreviousData,
  });
  const answer = typed === '' ? undefined : found.data;
  const views = useQuery({
    queryKey: [scopes.views, 'list'],
    enabled: open && may('request.read'),
    // The contract of lists is no part of the first load.
    queryFn: async ({ signal }) => call((await import('#contract/lists.ts')).viewRoutes.list, { signal }),
  });
  const parts = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);

  const request = (row: RequestRow): Finding => ({
    id: `request ${row.id}`,
    goes: { to: '/requests/$number', params: { number: String(row.number) } },
    shown: line(
      <ChannelIcon channel={row.channel} />,
      `${row.number}  ${row.subject ?? t('requests:noSubject')}`,
      [row.customerName, t(`requests:phase.${row.phase}`)].filter(Boolean).join(' · '),
    ),
  });
  const groups: Group[] = [
    { label: t('box.jump'), findings: answer?.jump ? [request(answer.jump)] : [] },
    {
      label: t('box.open'),
      findings: (typed === '' ? tabs : []).map((tab) => ({
        id: `tab ${tab.number}`,
        goes: { to: '/requests/$number', params: { number: String(tab.number) } },
        shown: line(<IconArrowRight size={16} aria-hidden />, `${tab.number}  ${tab.subject ?? ''}`),
      })),
    },
    {
      label: t('box.customers'),
      findings: (answer?.customers ?? []).map((one) => ({
        id: `customer ${one.id}`,
        goes: { to: '/customers/$id', params: { id: one.id } },
        shown: line(
          <IconUser size={16} aria-hidden />,
          one.name,
          [one.organisation, one.phone ?? one.email].filter(Boolean).join(' · '),
        ),
      })),
    },
    {
      label: t('box.requests'),
      findings: (answer?.requests ?? []).filter((row) => row.id !== answer?.jump?.id).map(request),
    },
    {
      label: t('box.views'),
      findings: (views.data?.rows ?? [])
        .filter((one) => parts.every((part) => one.name.toLocaleLowerCase().includes(part)))
        .slice(0, 8)
        .map((one) => ({
          id: `view ${one.id}`,
          goes: { to: '/requests', search: { view: one.id } },
          shown: line(<IconListSearch size={16} aria-hidden />, one.name),
        })),
    },
    { label: t('box.commands'), findings: commandsFor(typed, keys) },
    {
      label: '',
      findings:
        typed === '' || !may('request.read')
          ? []
          : [
              {
                id: 'all',
                goes: { to: '/requests', search: { q: typed } },
                shown: line(<IconSearch size={16} aria-hidden />, t('box.allRequests', { words: typed })),
              },
            ],
    },
  ];
  const filled = groups.filter((group) => group.findings.length > 0);
  return { groups: filled, findings: filled.flatMap((group) => group.findings), searching: found.isFetching };
}

/** The actions of the moment whose name holds every word typed. The box itself is no command. */
function commandsFor(typed: string, keys: KeyAction[]): Finding[] {
  const parts = typed.replace(/^>/, '').toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const latest = new Map(keys.map((one) => [one.name, one]));
  return [...latest.values()]
    .filter((one) => one.name !== 'search' && one.name !== 'commands')
    .filter((one) => parts.every((part) => one.label.toLocaleLowerCase().includes(part)))
    .map((one) => ({
      id: `command ${one.name}`,
      goes: { run: one.run },
      shown: line(<IconBolt size={16} aria-hidden />, one.label, <KeyHint keys={comboParts(one.combo)} />),
    }));
}
