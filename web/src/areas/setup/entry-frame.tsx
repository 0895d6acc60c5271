import { NativeSelect, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '#contract/common-shapes.ts';
import { changeLanguage, languageNames } from '../../shell/i18n.ts';
import classes from './setup.module.css';

/** The frame of pages before the session: mark, language, one column. */
export function EntryFrame(props: {
  title: string;
  intro?: string;
  wide?: boolean;
  languageInForm?: boolean;
  children: ReactNode;
}) {
  const { t, i18n } = useTranslation('setup');
  return (
    <div className={classes.frame}>
      <header className={classes.top}>
        <span className={classes.brand}>
          <img src="/linja.svg" alt="" width={28} height={28} />
          Linja
        </span>
        {props.languageInForm ? null : (
          <NativeSelect
            aria-label={t('language')}
            value={i18n.language}
            data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
            onChange={(event) => void changeLanguage(event.currentTarget.value as Language)}
          />
        )}
      </header>
      <main className={classes.main} data-wide={props.wide || undefined}>
        <Title order={1} className={classes.title}>
          {props.title}
        </Title>
        {props.intro ? (
          <Text c="dimmed" size="lg" mb="lg">
            {props.intro}
          </Text>
        ) : null}
        {props.children}
      </main>
    </div>
  );
}
