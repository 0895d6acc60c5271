import { TextInput } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '#contract/common-shapes.ts';
import { languageNames } from '../../shell/i18n.ts';
import { FoldButton } from '../../ui/fold-button.tsx';
import classes from './catalog.module.css';
import { hasNames, type NamesDraft, withName } from './names-draft.ts';

/**
 * What a category is called in each language of the desk, here and to customers: a table that stays folded while it is
 * empty. Where nothing is written, the name that stands instead is shown in grey.
 */
export function NamesSection(props: {
  name: string;
  value: NamesDraft;
  onChange: (next: Partial<NamesDraft>) => void;
  error?: ReactNode;
}) {
  const { t } = useTranslation('catalog');
  const { name, value, onChange } = props;
  const id = useId();
  const [shown, setShown] = useState(() => hasNames(value));
  const open = shown || Boolean(props.error);
  const inside = (language: Language) => value.names[language] ?? '';
  const outside = (language: Language) => value.externalNames[language] ?? '';
  return (
    <div>
      <FoldButton open={open} controls={id} onToggle={() => setShown(!open)}>
        {t('names.title')}
      </FoldButton>
      {open ? (
        <table id={id} className={classes.names} aria-label={t('names.title')}>
          <thead>
            <tr>
              <th scope="col">{t('names.language')}</th>
              <th scope="col">{t('names.inside')}</th>
              <th scope="col">{t('names.outside')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('names.plain')}</th>
              <td className={classes.plainName}>{name}</td>
              <td>
                <TextInput
                  size="xs"
                  aria-label={t('names.outsidePlain')}
                  placeholder={name}
                  value={value.externalName ?? ''}
                  onChange={(event) => onChange({ externalName: event.currentTarget.value || null })}
                />
              </td>
            </tr>
            {languages.map((language) => (
              <tr key={language}>
                <th scope="row" lang={language}>
                  {languageNames[language]}
                </th>
                <td>
                  <TextInput
                    size="xs"
                    lang={language}
                    aria-label={t('names.insideIn', { language: languageNames[language] })}
                    placeholder={name}
                    value={inside(language)}
                    onChange={(event) =>
                      onChange({ names: withName(value.names, language, event.currentTarget.value) })
                    }
                  />
                </td>
                <td>
                  <TextInput
                    size="xs"
                    lang={language}
                    aria-label={t('names.outsideIn', { language: languageNames[language] })}
                    placeholder={value.externalName || inside(language) || name}
                    value={outside(language)}
                    onChange={(event) =>
                      onChange({ externalNames: withName(value.externalNames, language, event.currentTarget.value) })
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {props.error ? (
        <p className={classes.namesError} role="alert">
          {props.error}
        </p>
      ) : null}
    </div>
  );
}
