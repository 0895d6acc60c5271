import { ActionIcon, Input, NumberInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Named } from '#contract/common-shapes.ts';
import { type AssignmentDraft, moved } from './assignment-draft.ts';
import classes from './catalog.module.css';

/** The members in the order of their turns, each with a weight; moved by buttons, so by keyboard as well. */
export function TurnsField(props: {
  turns: AssignmentDraft['turns'];
  people: readonly Named[];
  mayEdit: boolean;
  onChange: (turns: AssignmentDraft['turns']) => void;
}) {
  const { t } = useTranslation('catalog');
  const id = useId();
  const { turns, people, mayEdit, onChange } = props;
  const nameOf = (personId: string) => people.find((one) => one.id === personId)?.name ?? '';
  return (
    <Input.Wrapper label={t('assign.turns')} labelElement="div" labelProps={{ id }} description={t('assign.turnsHint')}>
      <ol className={classes.turns} aria-labelledby={id}>
        {turns.map((turn, at) => {
          const name = nameOf(turn.id);
          return (
            <li key={turn.id} className={classes.turn}>
              <span>{name}</span>
              <NumberInput
                aria-label={t('assign.weightOf', { name })}
                size="xs"
                w={64}
                min={0}
                max={100}
                allowDecimal={false}
                disabled={!mayEdit}
                value={turn.weight}
                onChange={(next) => onChange(turns.with(at, { ...turn, weight: Number(next) || 0 }))}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('assign.up', { name })}
                aria-disabled={at === 0 || !mayEdit}
                onClick={() => (mayEdit ? onChange(moved(turns, at, -1)) : undefined)}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('assign.down', { name })}
                aria-disabled={at === turns.length - 1 || !mayEdit}
                onClick={() => (mayEdit ? onChange(moved(turns, at, 1)) : undefined)}
              >
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
    </Input.Wrapper>
  );
}
