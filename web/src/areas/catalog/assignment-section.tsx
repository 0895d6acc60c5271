import { NumberInput, Radio, Stack, Switch, TagsInput, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentMethods } from '#contract/catalog.ts';
import type { Named } from '#contract/common-shapes.ts';
import { Panel } from '../../ui/panel.tsx';
import { NamedSelect } from '../settings/form/named-select.tsx';
import { type AssignmentDraft, turnsOf } from './assignment-draft.ts';
import { TurnsField } from './turns-field.tsx';

type Flag = {
  [Key in keyof AssignmentDraft['assignment']]: AssignmentDraft['assignment'][Key] extends boolean ? Key : never;
}[keyof AssignmentDraft['assignment']];

/** How a category hands out its requests: by which method and in which order, who comes before, and what if nobody can. */
export function AssignmentSection(props: {
  /** Whether the rules may be changed, and whether turns and weights may. */
  mayRule: boolean;
  mayOrder: boolean;
  people: readonly Named[];
  /** Who has no role with which requests are worked on. */
  notOwners: readonly string[];
  memberIds: readonly string[];
  value: AssignmentDraft;
  onChange: (next: Partial<AssignmentDraft>) => void;
  error?: ReactNode;
}) {
  const { t } = useTranslation('catalog');
  const { people, onChange } = props;
  const { assignment: rules } = props.value;
  const turns = turnsOf(props.value.turns, props.memberIds);
  const change = (next: Partial<AssignmentDraft['assignment']>) => onChange({ assignment: { ...rules, ...next } });
  const flag = (key: Flag, label: string, description?: string) => (
    <Switch
      label={label}
      description={description}
      checked={rules[key]}
      onChange={(event) => change({ [key]: event.currentTarget.checked })}
    />
  );
  // The flag would never have an effect: the owner is asked for a role that works on requests.
  const ownsNone = rules.administratorId !== null && props.notOwners.includes(rules.administratorId);
  const byTurn = rules.method === 'even' || rules.method === 'weighted' || rules.method === 'fewest_open';
  return (
    <Panel title={t('assign.title')} level={3}>
      <Stack gap="md">
        <fieldset disabled={!props.mayRule} style={{ display: 'contents' }}>
          <Radio.Group
            label={t('assign.method')}
            value={rules.method}
            onChange={(method) => change({ method: method as typeof rules.method })}
            error={props.error}
          >
            <Stack gap={6} mt={6}>
              {assignmentMethods.map((method) => (
                <Radio key={method} value={method} label={t(`assign.methods.${method}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {byTurn ? flag('onlyPresent', t('assign.onlyPresent'), t('assign.onlyPresentHint')) : null}
        </fieldset>
        {byTurn && turns.length > 0 ? (
          <TurnsField
            turns={turns}
            people={people}
            mayEdit={props.mayOrder}
            onChange={(next) => onChange({ turns: next })}
          />
        ) : null}
        <fieldset disabled={!props.mayRule} style={{ display: 'contents' }}>
          <NumberInput
            label={t('assign.sameAgent')}
            description={t('assign.sameAgentHint')}
            min={0}
            max={525_600}
            allowDecimal={false}
            value={rules.sameAgentMinutes < 0 ? '' : rules.sameAgentMinutes}
            onChange={(next) => change({ sameAgentMinutes: next === '' ? -1 : Number(next) })}
          />
          {flag('ownContactFirst', t('assign.ownContact'))}
          {flag('matchLanguage', t('assign.matchLanguage'))}
          <TagsInput
            label={t('assign.skills')}
            description={t('assign.skillsHint')}
            maxTags={20}
            value={rules.skills}
            onChange={(skills) => change({ skills })}
          />
          <NamedSelect
            label={t('assign.administrator')}
            none={t('assign.noAdministrator')}
            options={[...people]}
            value={rules.administratorId}
            onChange={(administratorId) => change({ administratorId })}
          />
          {rules.administratorId && !ownsNone ? flag('administratorLast', t('assign.administratorLast')) : null}
          {ownsNone ? (
            <Text size="sm" c="dimmed">
              {t('assign.administratorOwnsNone')}
            </Text>
          ) : null}
          {flag('tellMembers', t('assign.tellMembers'))}
          <TagsInput
            label={t('assign.tellAddresses')}
            maxTags={20}
            value={rules.tellAddresses}
            onChange={(tellAddresses) => change({ tellAddresses })}
          />
          {flag('reassignWhenAbsent', t('assign.reassign'))}
          {flag('takeOverWhenReplying', t('assign.takeOver'))}
        </fieldset>
      </Stack>
    </Panel>
  );
}
