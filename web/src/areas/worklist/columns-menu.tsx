import { ActionIcon, Button, Checkbox, Group, Popover, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3, IconGripVertical, IconMinus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listColumns } from '#contract/views.ts';
import { useMe } from '../../shell/session.tsx';
import { useEditMe } from '../../shell/session-api.ts';
import { type Column, type Columns, moved, switched, usualColumns } from './columns.ts';
import classes from './worklist.module.css';

/** Which columns a list shows, in which order and how wide, and how dense its rows are; by pointer and by keyboard. */
export function ColumnsMenu({ of, inView }: { of: Columns; inView: boolean }) {
  const { t } = useTranslation(['worklist', 'shell']);
  const me = useMe();
  const editMe = useEditMe();
  const [dragged, setDragged] = useState<Column | null>(null);
  const choose = (next: Column[]) => of.choose(next, inView);
  const rows = [...of.columns, ...listColumns.filter((one) => !of.columns.includes(one))];
  return (
    <Popover position="bottom-end" width={340} trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t('columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columns')}>
        <Stack gap={4}>
          <SegmentedControl
            size="xs"
            aria-label={t('shell:person.density')}
            value={me.preferences.density ?? 'comfortable'}
            data={(['comfortable', 'compact'] as const).map((value) => ({ value, label: t(`shell:density.${value}`) }))}
            onChange={(value) => editMe.mutate({ preferences: { density: value as 'comfortable' | 'compact' } })}
          />
          <ul className={classes.columns}>
            {rows.map((column, at) => {
              const shown = of.columns.includes(column);
              const label = t(`column.${column}`);
              return (
                <li
                  key={column}
                  draggable={shown}
                  onDragStart={() => setDragged(column)}
                  onDragOver={(event) => dragged && shown && event.preventDefault()}
                  onDrop={() => dragged && choose(moved(of.columns, dragged, at))}
                  onDragEnd={() => setDragged(null)}
                  onKeyDown={(event) => {
                    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                    if (!step || !event.altKey || !shown) return;
                    event.preventDefault();
                    choose(moved(of.columns, column, at + step));
                  }}
                >
                  <IconGripVertical size={14} aria-hidden className={classes.grip} data-shown={shown || undefined} />
                  <Checkbox
                    size="xs"
                    flex={1}
                    label={label}
                    checked={shown}
                    disabled={column === 'subject'}
                    onChange={() => choose(switched(of.columns, column))}
                  />
                  {shown ? (
                    <Group gap={0} wrap="nowrap">
                      <Small
                        label={t('narrower', { column: label })}
                        icon={IconMinus}
                        run={() => of.resize(column, widthNow(column) - 16)}
                      />
                      <Small
                        label={t('wider', { column: label })}
                        icon={IconPlus}
                        run={() => of.resize(column, widthNow(column) + 16)}
                      />
                      <Small
                        label={t('earlier', { column: label })}
                        icon={IconArrowUp}
                        run={() => choose(moved(of.columns, column, at - 1))}
                      />
                      <Small
                        label={t('later', { column: label })}
                        icon={IconArrowDown}
                        run={() => choose(moved(of.columns, column, at + 1))}
                      />
                    </Group>
                  ) : null}
                </li>
              );
            })}
          </ul>
          <Button
            size="xs"
            variant="subtle"
            onClick={() => {
              choose([...usualColumns]);
              for (const column of listColumns) of.resize(column, undefined);
            }}
          >
            {t('usualColumns')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('columnsHint')}
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Small(props: { label: string; icon: typeof IconMinus; run: () => void }) {
  return (
    <ActionIcon
      size="sm"
      variant="subtle"
      color="gray"
      aria-label={props.label}
      title={props.label}
      onClick={props.run}
    >
      <props.icon size={14} aria-hidden />
    </ActionIcon>
  );
}

/** How wide the column is drawn at the moment. */
const widthNow = (column: Column): number =>
  document.querySelector<HTMLElement>(`#page th[data-column="${column}"]`)?.offsetWidth ?? 120;
