import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { useCategories, useProblemCodes } from '../page/page-api.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { SavedMark } from './draft-field.tsx';
import { offeredCodes } from './offered-codes.ts';
import { PickByWords } from './pick-by-words.tsx';
import { useSavedChoice } from './use-saved-choice.ts';
import classes from './what.module.css';

/** Which problem exactly it is (S1-40), among those of the category; nothing where the desk has no codes. */
export function ProblemCodeField() {
  const { t } = useTranslation('requests');
  const { request, can } = useRequestDesk();
  const codes = useProblemCodes().data?.rows ?? [];
  const categories = useCategories().data?.rows ?? [];
  const one = useSavedChoice<string | null>();
  if (codes.length === 0 && !request.problemCode) return null;
  const value = one.pending ? one.pending.value : (request.problemCode?.id ?? null);
  const chosen = codes.find((row) => row.id === value);
  const shown = chosen ? `${chosen.code} ${chosen.name}` : value ? (request.problemCode?.code ?? '') : '';
  const choose = (problemCodeId: string | null) =>
    void one.choose(problemCodeId, (version) =>
      call(requestRoutes.setProblemCode, { params: { id: request.id }, body: { problemCodeId, version } }),
    );
  return (
    <div>
      <PickByWords
        label={
          <span className={classes.label}>
            {t('page.what.problemCode')}
            <SavedMark state={one.state} />
          </span>
        }
        listLabel={t('page.what.problemCode')}
        placeholder={t('page.what.problemCodeHint')}
        value={value}
        shown={shown}
        disabled={!can('classify')}
        offers={(words) =>
          offeredCodes(codes, categories, request.category?.id ?? null, words).map((row) => ({
            id: row.id,
            shown: (
              <>
                <span>
                  <span className={classes.code}>{row.code}</span> {row.name}
                </span>
                {row.id === value ? (
                  <IconCheck size={14} aria-hidden />
                ) : row.priority ? (
                  <span className={classes.asks}>{row.priority.name}</span>
                ) : null}
              </>
            ),
          }))
        }
        empty={(searching) => t(searching ? 'page.what.noProblemCode' : 'page.what.noCodeOfCategory')}
        none={t('page.what.withoutCode')}
        onChange={choose}
      />
      {one.error ? <ProblemAlert compact error={one.error} /> : null}
    </div>
  );
}
