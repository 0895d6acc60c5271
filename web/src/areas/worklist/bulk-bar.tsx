import { Button, Group, Menu } from '@mantine/core';
import { IconChevronUp } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '#contract/bulk.ts';
import { useKey } from '../../shell/keys.ts';
import { latePart } from '../../shell/late-page.ts';
import { useMay } from '../../shell/session.tsx';
import classes from './bulk.module.css';
import type { BulkAction } from './bulk-order.ts';

const BulkDialog = latePart(() => import('./bulk-dialog.tsx'));

/** Actions in the order of the menu, the first ones as buttons, each with the right it needs at least. */
const actions = [
  ['assign', 'request.assign'],
  ['set_priority', 'request.prioritise'],
  ['classify', 'request.edit'],
  ['return_to_queue', 'request.assign'],
  ['set_status', 'request.edit'],
  ['apply_rules', 'request.prioritise'],
  ['postpone', 'request.solve'],
  ['solve', 'request.solve'],
  ['close', 'request.close'],
  ['reopen', 'request.reopen'],
  ['add_note', 'request.note'],
  ['reply', 'request.reply'],
] as const;
const asButtons = 3;

/** What can be done with the chosen rows; stands at the foot of the list as long as something is chosen. */
export function BulkBar(props: {
  selection: Selection;
  count: number;
  /** All that match: how many there are, when more than the chosen. */
  matching: { count: number; more: boolean } | null;
  onEverything: () => void;
  onClear: () => void;
  onStarted: (runId: string) => void;
}) {
  const { t } = useTranslation('worklist');
  const may = useMay();
  const [action, setAction] = useState<BulkAction | null>(null);
  const offered = actions.filter(([, needs]) => may(needs)).map(([name]) => name);
  const all = 'filter' in props.selection;
  useKey('request-assign', 'a', t('bulk.do.assign'), () => setAction('assign'), offered.includes('assign'));
  useKey('clear-selection', 'escape', t('bulk.clear'), props.onClear);
  return (
    <section className={classes.bar} aria-label={t('bulk.label')}>
      <Group gap="xs">
        <strong role="status">{t(all ? 'bulk.allChosen' : 'bulk.chosen', { count: props.count })}</strong>
        {props.matching && !all ? (
          <Button size="compact-sm" variant="subtle" onClick={props.onEverything}>
            {t(props.matching.more ? 'bulk.everyMore' : 'bulk.every', { count: props.matching.count })}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={props.onClear}>
          {t('bulk.clear')}
        </Button>
      </Group>
      <Group gap="xs" className={classes.actions}>
        {offered.slice(0, asButtons).map((name) => (
          <Button key={name} size="xs" variant="default" onClick={() => setAction(name)}>
            {t(`bulk.do.${name}`)}
          </Button>
        ))}
        <Menu position="top-end" withinPortal>
          <Menu.Target>
            <Button size="xs" variant="default" rightSection={<IconChevronUp size={14} aria-hidden />}>
              {t('bulk.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {offered.slice(asButtons).map((name) => (
              <Menu.Item key={name} onClick={() => setAction(name)}>
                {t(`bulk.do.${name}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {action ? (
        <Suspense>
          <BulkDialog
            action={action}
            selection={props.selection}
            onClose={() => setAction(null)}
            onStarted={(runId) => {
              setAction(null);
              props.onStarted(runId);
            }}
          />
        </Suspense>
      ) : null}
    </section>
  );
}
