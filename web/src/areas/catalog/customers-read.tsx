import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { effectLines } from '../settings/effects/effect-lines.ts';
import { useEffectWords } from '../settings/effects/effect-list.tsx';
import { useEffects } from '../settings/effects/use-effects.ts';
import classes from './catalog.module.css';

/**
 * Whether customers may see and choose the category, and the names they would read; the server says which. Below an
 * internal one there is nothing to choose, only the reason.
 */
export function CustomersRead(props: {
  id: string | undefined;
  values: object;
  internal: boolean;
  onChange: (internal: boolean) => void;
}) {
  const { t } = useTranslation('catalog');
  const words = useEffectWords();
  const facts = useEffects({ kind: 'category', id: props.id, values: props.values }).data?.facts ?? [];
  const fact = facts.find((one) => one.code === 'category_outside');
  return (
    <div>
      {fact?.above ? null : (
        <Switch
          label={t('category.internal')}
          description={t('category.internalHint')}
          checked={props.internal}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
      )}
      <ul className={classes.reads} aria-live="polite">
        {effectLines(fact ? [fact] : []).map((line) => (
          <li key={words(line)}>{words(line)}</li>
        ))}
      </ul>
    </div>
  );
}
