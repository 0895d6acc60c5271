import { ActionIcon, Button, Input, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './customers.module.css';

const most = 20;

/** Several lines of one kind, such as phone numbers: one field each, with adding and removing. The first is the main one. */
export function LinesField(props: {
  label: string;
  addLabel: string;
  type: 'tel' | 'email';
  lines: string[];
  onChange: (lines: string[]) => void;
  error?: string | undefined;
  autoFocusFirst?: boolean;
}) {
  const { t } = useTranslation('customers');
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const { lines, onChange } = props;
  const focusAt = (at: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLInputElement>('input')[at]?.focus());
  return (
    <Input.Wrapper label={props.label} labelElement="div" labelProps={{ id }} error={props.error}>
      <Stack gap={6} ref={list} role="group" aria-labelledby={id}>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name and keep their place while typed
          <div key={at} className={classes.line}>
            <TextInput
              type={props.type}
              aria-label={t('lineOf', { label: props.label, number: at + 1 })}
              className={classes.grow}
              value={line}
              error={Boolean(props.error)}
              onChange={(event) => onChange(lines.with(at, event.currentTarget.value))}
              autoComplete="off"
            />
            {lines.length > 1 ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('removeLine', { line: line || props.label })}
                onClick={() => {
                  onChange(lines.toSpliced(at, 1));
                  focusAt(Math.max(0, at - 1));
                }}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            ) : null}
          </div>
        ))}
        {lines.length < most && lines.at(-1)?.trim() ? (
          <Button
            variant="subtle"
            size="compact-sm"
            className={classes.addLine}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              onChange([...lines, '']);
              focusAt(lines.length);
            }}
          >
            {props.addLabel}
          </Button>
        ) : null}
      </Stack>
    </Input.Wrapper>
  );
}
