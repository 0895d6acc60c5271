import { useDebouncedValue } from '@mantine/hooks';
import {
  IconArrowRight,
  IconBolt,
  IconFileText,
  IconListSearch,
  IconSearch,
  IconSettings,
  IconUser,
  IconUserCircle,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deskRoutes } from '#contract/desk.ts';
import type { RequestRow } from '#contract/requests.ts';
import { viewRoutes } from '#contract/views.ts';
import { ChannelIcon } from '../areas/requests/channel-icon.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { call } from './api-client.ts';
import { restOfWords } from './i18n.ts';
import { keyList } from './key-list.ts';
import { comboParts, type KeyAction, useActiveKeys } from './keys.ts';
import { useOpenRequests } from './open-requests.ts';
import { type Choice, type Command, useOffered } from './palette/commands.ts';
import { readRecent } from './palette/recent.ts';
import { ranked, type Score, scoreOf } from './palette/score.ts';
import { scopes } from './query-client.ts';
import { useMay } from './session.tsx';
import classes from './universal-box.module.css';

/** What choosing a finding does: go, run, or ask for the second step of a command. */
type Goes = { run: () => void } | { href: string } | { step: Command & { choices: () => Promise<Choice[]> } };
export type Finding = { id: string; shown: ReactNode; goes: Goes };
type Group = { label: string; findings: Finding[]; best: number };

const line = (icon: ReactNode, main: ReactNode, aside?: ReactNode) => (
  <>
    {icon}
    <span className={classes.main}>{main}</span>
    {aside ? <span className={classes.aside}>{aside}</span> : null}
  </>
);

/**
 * What the universal box offers for the words typed, the fitting group first: pages and commands at once, requests,
 * customers and colleagues as soon as the server answers (asked 60 ms after the last key, the old answer kept
 * meanwhile). With nothing typed: what is open, what was open lately, what can be done here. `>` asks for commands alone.
 */
export function useFindings(words: string, open: boolean) {
  const { t } = useTranslation(['shell', 'requests']);
  const may = useMay();
  const onlyCommands = words.trimStart().startsWith('>');
  const typed = words.replace(/^\s*>/, '').trim();
  const [settled] = useDebouncedValue(typed, 60);
  const keys = useActiveKeys(open);
  const offered = useOffered(open);
  const tabs = useOpenRequests();
  const found = useQuery({
    queryKey: [scopes.lists, 'search', settled],
    enabled: open && !onlyCommands && typed !== '' && settled !== '' && may('request.read'),
    queryFn: ({ signal }) => call(deskRoutes.search, { query: { q: settled, limit: 6 }, signal }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const views = useQuery({
    queryKey: [scopes.views, 'list'],
    enabled: open && may('request.read'),
    queryFn: ({ signal }) => call(viewRoutes.list, { signal }),
  });
  const places = usePlaces(open);
  // A closed box draws nothing, and is part of every page.
  if (!open) return { groups: [], findings: [], searching: false };
  const answer = typed === '' || onlyCommands ? undefined : found.data;
  const by = <T,>(all: readonly T[], score: (one: T) => Score, finding: (one: T) => Finding) => {
    const fitting = ranked(all, score);
    return { best: fitting[0]?.score ?? 9, findings: fitting.map(({ one }) => finding(one)) };
  };

  const request = (row: RequestRow): Finding => ({
    id: `request ${row.id}`,
    goes: { href: `/requests/${row.number}` },
    shown: line(
      <ChannelIcon channel={row.channel} />,
      `${row.number}  ${row.subject ?? t('requests:noSubject')}`,
      [row.customerName, t(`requests:phase.${row.phase}`)].filter(Boolean).join(' · '),
    ),
  });
  const nothingTyped = typed === '' && !onlyCommands;
  const openNow = new Set(tabs.map((tab) => `/requests/${tab.number}`));
  // What words find on the server fits somehow; a name that begins so fits better than any command with gaps.
  const groups: Group[] = [
    { label: t('box.jump'), best: -1, findings: answer?.jump ? [request(answer.jump)] : [] },
    {
      label: t('box.open'),
      best: 0,
      findings: (nothingTyped ? tabs : []).map((tab) => ({
        id: `tab ${tab.number}`,
        goes: { href: `/requests/${tab.number}` },
        shown: line(<IconArrowRight size={16} aria-hidden />, `${tab.number}  ${tab.subject ?? ''}`),
      })),
    },
    {
      label: t('box.recent'),
      best: 1,
      findings: (nothingTyped && open ? readRecent() : [])
        .filter((one) => !openNow.has(one.to))
        .map((one) => ({
          id: `recent ${one.to}`,
          goes: { href: one.to },
          shown: line(
            one.kind === 'customer' ? <IconUser size={16} aria-hidden /> : <IconArrowRight size={16} aria-hidden />,
            one.label,
          ),
        })),
    },
    {
      label: t('box.customers'),
      ...by(
        answer?.customers ?? [],
        (one) => Math.min(3, scoreOf(typed, one.name) ?? 3),
        (one) => ({
          id: `customer ${one.id}`,
          goes: { href: `/customers/${one.id}` },
          shown: line(
            <IconUser size={16} aria-hidden />,
            one.name,
            [one.organisation, one.phone ?? one.email].filter(Boolean).join(' · '),
          ),
        }),
      ),
    },
    {
      label: t('box.requests'),
      best: 3,
      findings: (answer?.requests ?? []).filter((row) => row.id !== answer?.jump?.id).map(request),
    },
    {
      label: t('box.views'),
      ...by(
        onlyCommands ? [] : (views.data?.rows ?? []),
        (one) => scoreOf(typed, one.name),
        (one) => ({
          id: `view ${one.id}`,
          goes: { href: `/requests?view=${one.id}` },
          shown: line(<IconListSearch size={16} aria-hidden />, one.name),
        }),
      ),
    },
    {
      label: t('box.people'),
      ...by(
        answer?.people ?? [],
        (one) => Math.min(3, scoreOf(typed, one.name) ?? 3),
        (one) => ({
          id: `person ${one.id}`,
          goes: { href: `/requests?ownerId=${one.id}&phase=open` },
          shown: line(<IconUserCircle size={16} aria-hidden />, one.name, one.email),
        }),
      ),
    },
    {
      label: t('box.contracts'),
      ...by(
        answer?.contracts ?? [],
        (one) => Math.min(2, scoreOf(typed, one.number) ?? 2),
        (one) => ({
          id: `contract ${one.id}`,
          goes: { href: `/customers/${one.customerId}` },
          shown: line(
            <IconFileText size={16} aria-hidden />,
            [one.number, one.name].filter(Boolean).join('  '),
            one.organisationName ?? one.customerName,
          ),
        }),
      ),
    },
    {
      label: t('box.problemCodes'),
      ...by(
        answer?.problemCodes ?? [],
        (one) => Math.min(3, scoreOf(typed, one.code, one.name) ?? 3),
        (one) => ({
          id: `problem code ${one.id}`,
          goes: { href: `/requests?problemCodeId=${one.id}&phase=open` },
          shown: line(<IconListSearch size={16} aria-hidden />, one.code, one.name),
        }),
      ),
    },
    {
      label: t('box.commands'),
      ...by(
        commandsOf(keys, offered),
        (one) => scoreOf(typed, one.label),
        ({ id, label, combo, goes }) => ({
          id,
          goes,
          shown: line(
            <IconBolt size={16} aria-hidden />,
            label,
            combo ? <KeyHint keys={comboParts(combo)} /> : undefined,
          ),
        }),
      ),
    },
    {
      label: t('box.settings'),
      ...by(
        typed === '' || onlyCommands ? [] : places,
        (one) => scoreOf(typed, one.name, one.alsoBy),
        (one) => ({
          id: one.id,
          goes: { href: one.to },
          shown: line(<IconSettings size={16} aria-hidden />, one.name, one.hint),
        }),
      ),
    },
  ];
  const filled = groups.filter((group) => group.findings.length > 0).sort((a, b) => a.best - b.best);
  if (typed !== '' && !onlyCommands && may('request.read')) {
    const shown = line(<IconSearch size={16} aria-hidden />, t('box.allRequests', { words: typed }));
    const goes = { href: `/requests?${new URLSearchParams({ q: typed })}` };
    filled.push({ label: t('box.more'), best: 9, findings: [{ id: 'all', goes, shown }] });
  }
  const asks = typed !== '' && !onlyCommands && may('request.read');
  const searching = asks && (settled !== typed || found.isFetching);
  return { groups: filled, findings: filled.flatMap((group) => group.findings), searching };
}

/** Pages of the settings with the words of the settings on them; fetched with the first look into the box. */
function usePlaces(open: boolean) {
  const may = useMay();
  const { i18n } = useTranslation();
  const { data } = useQuery({
    queryKey: ['places', i18n.language],
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const [{ settingPlaces }] = await Promise.all([import('./palette/places.ts'), restOfWords()]);
      return settingPlaces(may);
    },
  });
  return data ?? [];
}

/** The actions of the moment, those with keys and those the page offers besides. The box itself is no command. */
function commandsOf(keys: KeyAction[], offered: Command[]) {
  const latest = new Map(keys.map((one) => [one.name, one]));
  const withKeys = [...latest.values()]
    .filter((one) => one.name !== 'search' && one.name !== 'commands')
    .map((one) => ({ id: `command ${one.name}`, label: one.label, combo: one.combo, goes: { run: one.run } as Goes }));
  const others = offered.map((one) => ({
    id: `offer ${one.id}`,
    label: one.label,
    combo: '',
    goes: ('run' in one ? { run: one.run } : { step: one }) as Goes,
  }));
  // What belongs to the page comes before what can be done anywhere.
  const anywhere = new Set(keyList.filter((one) => one.place === 'anywhere').map((one) => `command ${one.name}`));
  return [
    ...withKeys.filter((one) => !anywhere.has(one.id)),
    ...others,
    ...withKeys.filter((one) => anywhere.has(one.id)),
  ];
}
