import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { placeId, useRequestDesk } from '../page/request-context.ts';
import { CategoryOrigin } from './category-origin.tsx';
import { CategoryPicker } from './category-picker.tsx';
import { CategorySuggestion } from './category-suggestion.tsx';
import { SavedMark } from './draft-field.tsx';
import { useSavedChoice } from './use-saved-choice.ts';
import classes from './what.module.css';

/** What the request is about; the handling centre and the queue follow from it. */
export function CategoryField() {
  const { t } = useTranslation('requests');
  const { request, can, missing, tried } = useRequestDesk();
  const one = useSavedChoice<string | null>();
  const isMissing = tried && missing.includes('classification');
  const choose = (categoryId: string | null) =>
    void one.choose(categoryId, (version) =>
      call(requestRoutes.classify, { params: { id: request.id }, body: { categoryId, version } }),
    );
  return (
    <div>
      <CategoryPicker
        id={placeId('classification')}
        label={
          <span className={classes.label}>
            {t('page.what.category')}
            <SavedMark state={one.state} />
          </span>
        }
        value={one.pending ? one.pending.value : (request.category?.id ?? null)}
        shownName={request.category?.name}
        disabled={!can('classify')}
        error={isMissing ? t('page.needed') : undefined}
        onChange={choose}
      />
      {one.pending ? null : <CategoryOrigin onConfirm={choose} />}
      {one.pending ? null : <CategorySuggestion onUse={choose} />}
      {one.error ? <ProblemAlert compact error={one.error} /> : null}
    </div>
  );
}
