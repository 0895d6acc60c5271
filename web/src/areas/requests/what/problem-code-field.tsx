import { Combobox, InputBase, useCombobox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { useCategories, useProblemCodes } from '../page/page-api.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { SavedMark } from './draft-field.tsx';
import { offeredCodes } from './offered-codes.ts';
import { useSavedChoice } from './use-saved-choice.ts';
import classes from './what.module.css';

/** Which problem exactly it is (S1-40), among those of the category; nothing where the desk has no codes. */
export function ProblemCodeField() {
  const { t } = useTranslation('requests');
  const { request, can } = useRequestDesk();
  const codes = useProblemCodes().data?.rows ?? [];
  const categories = useCategories().data?.rows ?? [];
  const one = useSavedChoice<string | null>();
  const [words, setWords] = useState<string | null>(null);
  const box = useCombobox({
    onDropdownClose: () => {
      box.resetSelectedOption();
      setWords(null);
    },
  });
  const open = box.dropdownOpened;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what Enter takes is marked as soon as it is drawn
  useEffect(() => {
    if (!open) return;
    if (words === null) box.selectActiveOption();
    else box.selectFirstOption();
  }, [open, words]);
  if (codes.length === 0 && !request.problemCode) return null;
  const value = one.pending ? one.pending.value : (request.problemCode?.id ?? null);
  const chosen = codes.find((row) => row.id === value);
  const shown = chosen ? `${chosen.code} ${chosen.name}` : value ? (request.problemCode?.code ?? '') : '';
  const offered = open ? offeredCodes(codes, categories, request.category?.id ?? null, words ?? '') : [];
  const searching = (words ?? '').trim() !== '';
  const choose = (problemCodeId: string | null) =>
    void one.choose(problemCodeId, (version) =>
      call(requestRoutes.setProblemCode, { params: { id: request.id }, body: { problemCodeId, version } }),
    );
  return (
    <div>
      <Combobox
        store={box}
        position="bottom-start"
        onOptionSubmit={(id) => {
          choose(id === 'none' ? null : id);
          box.closeDropdown();
        }}
      >
        <Combobox.Target>
          <InputBase
            label={
              <span className={classes.label}>
                {t('page.what.problemCode')}
                <SavedMark state={one.state} />
              </span>
            }
            disabled={!can('classify')}
            autoComplete="off"
            placeholder={t('page.what.problemCodeHint')}
            rightSection={<Combobox.Chevron />}
            rightSectionPointerEvents="none"
            value={words ?? shown}
            title={shown || undefined}
            onFocus={(event) => event.currentTarget.select()}
            onClick={() => box.openDropdown()}
            onBlur={() => box.closeDropdown()}
            onChange={(event) => {
              setWords(event.currentTarget.value);
              box.openDropdown();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && box.dropdownOpened) event.stopPropagation();
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options aria-label={t('page.what.problemCode')} mah={320} style={{ overflowY: 'auto' }}>
            {offered.map((row) => (
              <Combobox.Option key={row.id} value={row.id} active={row.id === value} className={classes.branch}>
                <span>
                  <span className={classes.code}>{row.code}</span> {row.name}
                </span>
                {row.id === value ? (
                  <IconCheck size={14} aria-hidden />
                ) : row.priority ? (
                  <span className={classes.asks}>{row.priority.name}</span>
                ) : null}
              </Combobox.Option>
            ))}
            {open && offered.length === 0 ? (
              <Combobox.Empty>{t(searching ? 'page.what.noProblemCode' : 'page.what.noCodeOfCategory')}</Combobox.Empty>
            ) : null}
            {open && value && !searching ? (
              <Combobox.Option value="none" className={classes.branch}>
                {t('page.what.withoutCode')}
              </Combobox.Option>
            ) : null}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {one.error ? <ProblemAlert compact error={one.error} /> : null}
    </div>
  );
}
