import { ActionIcon, Button, Menu, MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#contract/common-shapes.ts';
import { channels } from '#contract/requests.ts';
import type { Condition, ConditionKind } from '#contract/rules.ts';
import { languageNames } from '../../shell/i18n.ts';
import { pathWords } from '../../ui/path-words.ts';
import { useCategories, useProblemCodes } from '../catalog/api.ts';
import { CustomerChoice } from './customer-choice.tsx';
import classes from './rules.module.css';

const kinds = [
  'words',
  'pattern',
  'sender',
  'mailbox',
  'channel',
  'language',
  'importance',
  'customer',
  'organisation',
  'contract',
  'category',
  'form_choice',
  'problem_code',
  'age',
] as const satisfies ConditionKind[];

/** A condition as it begins, to be filled in. */
export function emptyCondition(on: ConditionKind): Condition {
  if (on === 'words') return { on, in: 'both', anyOf: [] };
  if (on === 'pattern') return { on, in: 'both', pattern: '' };
  if (on === 'age') return { on, atLeastMinutes: 24 * 60 };
  if (on === 'contract') return { on };
  return { on, anyOf: [] } as Condition;
}

/** The conditions of a rule, one row each; all of them must hold. */
export function ConditionRows(props: {
  conditions: Condition[];
  names: Record<string, string>;
  at: (path: string) => string | undefined;
  onChange: (conditions: Condition[]) => void;
  onName: (id: string, name: string) => void;
}) {
  const { t } = useTranslation('rules');
  const { conditions, onChange } = props;
  const adder = useRef<HTMLButtonElement>(null);
  const replace = (at: number, one: Condition) => onChange(conditions.with(at, one));
  return (
    <fieldset className={classes.conditions}>
      <legend className={classes.legend}>{conditions.length === 0 ? t('noConditions') : t('conditions')}</legend>
      {conditions.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else to be known by while they are typed
        <fieldset key={`${at} ${one.on}`} className={classes.condition} aria-label={t(`kind.${one.on}`)}>
          <div className={classes.conditionHead}>
            <span>{t(`kind.${one.on}`)}</span>
            <NativeSelect
              size="xs"
              aria-label={t('holds')}
              value={one.not ? 'not' : 'is'}
              data={[
                { value: 'is', label: t('holdsYes') },
                { value: 'not', label: t('holdsNot') },
              ]}
              onChange={(event) => replace(at, { ...one, not: event.currentTarget.value === 'not' || undefined })}
            />
            {'in' in one ? (
              <NativeSelect
                size="xs"
                aria-label={t('where')}
                value={one.in}
                data={(['both', 'subject', 'text'] as const).map((place) => ({
                  value: place,
                  label: t(`in.${place}`),
                }))}
                onChange={(event) => replace(at, { ...one, in: event.currentTarget.value as typeof one.in })}
              />
            ) : null}
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('takeAway', { what: t(`kind.${one.on}`) })}
            onClick={() => {
              onChange(conditions.toSpliced(at, 1));
              adder.current?.focus();
            }}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
          <div className={classes.conditionBody}>
            <ConditionField
              condition={one}
              names={props.names}
              error={props.at(`conditions.${at}`)}
              onChange={(next) => replace(at, next)}
              onName={props.onName}
            />
          </div>
        </fieldset>
      ))}
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button
            ref={adder}
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            style={{ justifySelf: 'start' }}
          >
            {t('addCondition')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((on) => (
            <Menu.Item key={on} onClick={() => onChange([...conditions, emptyCondition(on)])}>
              {t(`kind.${on}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  );
}

function ConditionField(props: {
  condition: Condition;
  names: Record<string, string>;
  error: string | undefined;
  onChange: (next: Condition) => void;
  onName: (id: string, name: string) => void;
}) {
  const { t } = useTranslation(['rules', 'requests']);
  const { condition, onChange, error } = props;
  const categories = useCategories().data?.rows ?? [];
  const codes = useProblemCodes().data?.rows ?? [];
  const label = { 'aria-label': t(`kind.${condition.on}`), error };
  const several = (data: { value: string; label: string }[]) => (
    <MultiSelect
      {...label}
      searchable
      hidePickedOptions
      data={data}
      value={'anyOf' in condition ? [...condition.anyOf] : []}
      onChange={(anyOf) => onChange({ ...condition, anyOf } as Condition)}
    />
  );
  switch (condition.on) {
    case 'words':
    case 'sender':
    case 'mailbox':
      return (
        <TagsInput
          {...label}
          description={t(`hint.${condition.on}`)}
          splitChars={[',', ';', '\n']}
          acceptValueOnBlur
          value={condition.anyOf}
          onChange={(anyOf) => onChange({ ...condition, anyOf })}
        />
      );
    case 'pattern':
      return (
        <TextInput
          {...label}
          description={t('hint.pattern')}
          spellCheck={false}
          value={condition.pattern}
          onChange={(event) => onChange({ ...condition, pattern: event.currentTarget.value })}
        />
      );
    case 'age':
      return (
        <NumberInput
          {...label}
          suffix={` ${t('hours')}`}
          w={160}
          min={1}
          max={8760}
          allowDecimal={false}
          value={Math.round(condition.atLeastMinutes / 60)}
          onChange={(hours) => onChange({ ...condition, atLeastMinutes: Math.max(1, Number(hours)) * 60 })}
        />
      );
    case 'channel':
      return several(channels.map((one) => ({ value: one, label: t(`requests:channel.${one}`) })));
    case 'language':
      return several(languages.map((one) => ({ value: one, label: languageNames[one] })));
    case 'importance':
      return several((['vip', 'prospect'] as const).map((one) => ({ value: one, label: t(`importance.${one}`) })));
    case 'category':
    case 'form_choice':
      return several(
        categories
          .filter((one) => one.active || condition.anyOf.includes(one.id))
          .map((one) => ({ value: one.id, label: pathWords(one.path) })),
      );
    case 'contract':
      return <p className={classes.conditionHint}>{t('hint.contract')}</p>;
    case 'problem_code':
      return several(
        codes
          .filter((one) => one.active || condition.anyOf.includes(one.id))
          .map((one) => ({ value: one.id, label: `${one.code} ${one.name}` })),
      );
    case 'customer':
    case 'organisation':
      return (
        <CustomerChoice
          {...label}
          of={condition.on}
          names={props.names}
          value={condition.anyOf}
          onName={props.onName}
          onChange={(anyOf) => onChange({ ...condition, anyOf })}
        />
      );
  }
}
