import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MacroChange, MacroPreview } from '#contract/words.ts';
import { exactMoment } from '../../../ui/moment-words.ts';
import { pathWords } from '../../../ui/path-words.ts';
import { useZone } from '../../../ui/zone.ts';
import classes from '../writing.module.css';
import { Written } from '../written.tsx';

/** What a macro would do: why it cannot be run, each field old and new, and with `texts` what would be written. */
export function MacroOutcome({ preview, texts }: { preview: MacroPreview; texts?: boolean }) {
  const { t, i18n } = useTranslation(['writing', 'requests']);
  const zone = useZone();
  const value = (field: MacroChange['field'], raw: string | null) => {
    if (raw === null || raw === '') return t('outcome.nothing');
    if (field === 'kind' || field === 'phase') return t(`requests:${field}.${raw}`);
    if (field === 'deadline' || field === 'postponed_until') return exactMoment(raw, i18n.language, zone);
    return field === 'category' ? pathWords(raw) : raw;
  };
  // The phase says more than its status; where both change, one line tells it.
  const changes = preview.changes.filter(
    (one) => one.field !== 'phase' || !preview.changes.some((other) => other.field === 'status'),
  );
  return (
    <div className={classes.field}>
      {preview.refusal ? <Refusal refusal={preview.refusal} /> : null}
      {texts
        ? preview.texts.map((one) => (
            <div key={one.as}>
              <span className={classes.quiet}>
                {t(`outcome.${one.as}`, { to: [...one.to, ...one.cc].join(', ') || t('outcome.nobody') })}
              </span>
              <div className={classes.preview} lang={one.language}>
                <Written html={one.html} />
                {one.signature ? <Written html={one.signature} className={classes.signature} /> : null}
              </div>
            </div>
          ))
        : null}
      {changes.length > 0 ? (
        <dl className={classes.changes}>
          {changes.map((change) => (
            <div key={change.field} style={{ display: 'contents' }}>
              <dt>{t(`outcome.field.${change.field}`)}</dt>
              <dd>
                {value(change.field, change.old)}{' '}
                <IconArrowRight
                  size={13}
                  role="img"
                  aria-label={t('outcome.becomes')}
                  style={{ verticalAlign: '-2px' }}
                />{' '}
                <strong>{value(change.field, change.new)}</strong>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}

/** Why a macro cannot be run, with the step that meets it. */
export function Refusal({ refusal }: { refusal: NonNullable<MacroPreview['refusal']> }) {
  const { t, i18n } = useTranslation(['writing', 'requests']);
  const why = i18n.exists(`writing:refusal.${refusal.code}`) ? t(`refusal.${refusal.code}`) : refusal.detail;
  const missing = refusal.missing.map((one) => t(`requests:page.section.${one}`));
  const step = refusal.step ? t(`step.name.${refusal.step.replace(/^assign_.*/, 'assign')}`) : null;
  return (
    <p className={classes.refusal} role="note" style={{ margin: 0 }}>
      {step ? t('refusal.at', { step, why }) : why}
      {missing.length > 0 ? ` (${missing.join(', ')})` : null}
    </p>
  );
}
