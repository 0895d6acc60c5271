import { useTranslation } from 'react-i18next';
import classes from './preferences.module.css';

/** What is met and how that is tested, what is known not to be, and whom to tell. Each line must stay true to the tests. */
const parts = {
  met: ['keyboard', 'names', 'contrast', 'zoom', 'motion', 'keys', 'target', 'language'],
  tested: ['axe', 'stories', 'sizes'],
  notMet: ['customerMail', 'reference', 'assistive', 'zoomed'],
} as const;

/** The accessibility statement of the workspace. */
export function AccessibilityStatement() {
  const { t } = useTranslation('preferences');
  return (
    <div className={classes.statement}>
      <p>{t('accessibility.intro')}</p>
      {(Object.keys(parts) as (keyof typeof parts)[]).map((part) => (
        <section key={part} aria-labelledby={`accessibility-${part}`}>
          <h2 id={`accessibility-${part}`}>{t(`accessibility.${part}.title`)}</h2>
          <ul>
            {parts[part].map((one) => (
              <li key={one}>{t(`accessibility.${part}.${one}`)}</li>
            ))}
          </ul>
        </section>
      ))}
      <section aria-labelledby="accessibility-report">
        <h2 id="accessibility-report">{t('accessibility.report.title')}</h2>
        <p>{t('accessibility.report.text')}</p>
      </section>
    </div>
  );
}
