import { Button, Loader, Text } from '@mantine/core';
import { Suspense, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '#contract/common-shapes.ts';
import type { Texts } from '#contract/words.ts';
import { languageNames } from '../../../shell/i18n.ts';
import { latePart } from '../../../shell/late-page.ts';
import { useMe } from '../../../shell/session.tsx';
import { useVariables } from '../api.ts';
import classes from '../writing.module.css';
import { TextTrial } from './text-trial.tsx';

const TextEditor = latePart(() => import('./text-editor.tsx'));

/**
 * A text in several languages: a tab for each, chips that put a variable in at the caret, and below it how it stands on a
 * request, while it is written.
 */
export function TextsField(props: {
  label: string;
  value: Texts;
  onChange: (texts: Texts) => void;
  /** Whether my own text modules may stand in it. */
  personal: boolean;
  disabled?: boolean;
  error?: string | undefined;
}) {
  const { t } = useTranslation('writing');
  const { value } = props;
  const mine = useMe().language;
  const [language, setLanguage] = useState<Language>(
    () => [mine, ...languages].find((one) => (value[one] ?? '') !== '') ?? mine,
  );
  const variables = useVariables();
  const insert = useRef<(text: string) => void>(() => {});
  const ready = useCallback((put: (text: string) => void) => {
    insert.current = put;
  }, []);
  return (
    <div className={classes.field} data-error={props.error ? true : undefined}>
      <Text size="md" fw={500}>
        {props.label}
      </Text>
      <div className={classes.tabs} role="tablist" aria-label={t('editor.languages')}>
        {languages.map((one) => (
          <Button
            key={one}
            role="tab"
            aria-selected={one === language}
            size="compact-sm"
            variant={one === language ? 'light' : 'subtle'}
            color={one === language ? undefined : 'gray'}
            lang={one}
            onClick={() => setLanguage(one)}
          >
            {languageNames[one]}
            {value[one] ? <span className={classes.filled} role="img" aria-label={t('editor.filled')} /> : null}
          </Button>
        ))}
      </div>
      <Suspense fallback={<Loader size="sm" />}>
        <TextEditor
          key={language}
          label={`${props.label}, ${languageNames[language]}`}
          value={value[language] ?? ''}
          onChange={(html) => props.onChange({ ...value, [language]: html })}
          ready={ready}
          disabled={props.disabled}
        />
      </Suspense>
      {props.error ? (
        <Text size="sm" c="var(--linja-late)" role="alert">
          {props.error}
        </Text>
      ) : null}
      {props.disabled ? null : (
        <fieldset
          className={classes.chips}
          aria-label={t('editor.variables')}
          style={{ border: 0, padding: 0, margin: 0 }}
        >
          {variables.map((one) => (
            <Button
              key={one.name}
              size="compact-xs"
              variant="default"
              title={`{{${one.name}}} · ${one.example}`}
              onClick={() => insert.current(`{{${one.name}}}`)}
            >
              {one.label}
            </Button>
          ))}
        </fieldset>
      )}
      <TextTrial html={value[language] ?? ''} language={language} personal={props.personal} />
    </div>
  );
}
