import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languages } from '#contract/common-shapes.ts';
import { changeLanguage, languageNames } from '../../shell/i18n.ts';
import classes from './setup.module.css';

/** Six languages, each by its own name; choosing one redraws the page in it at once. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation('setup');
  return (
    <fieldset className={classes.languages} aria-label={t('language')}>
      {languages.map((one) => (
        <UnstyledButton
          key={one}
          lang={one}
          aria-pressed={one === i18n.language}
          className={classes.language}
          onClick={() => void changeLanguage(one)}
        >
          {languageNames[one]}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
