import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lastOfPath, pathWords } from '../../../ui/path-words.ts';
import { useCategories } from '../page/page-api.ts';
import { branchesOf } from './category-tree.ts';
import { PickByWords } from './pick-by-words.tsx';

/** Chooses a category from the tree, or by typing words of its path. */
export function CategoryPicker(props: {
  id?: string;
  label: ReactNode;
  value: string | null;
  /** Name to show while the tree is not there, or when the category is retired. */
  shownName?: string | undefined;
  disabled?: boolean;
  /** In a dialog: the field that has the focus when it opens. */
  first?: boolean;
  error?: ReactNode;
  onChange: (id: string | null) => void;
}) {
  const { t, i18n } = useTranslation('requests');
  const rows = useCategories().data?.rows ?? [];
  const chosen = rows.find((one) => one.id === props.value)?.path ?? (props.value ? props.shownName : undefined);
  return (
    <PickByWords
      id={props.id}
      label={props.label}
      listLabel={t('page.what.category')}
      placeholder={t('page.what.categoryHint')}
      value={props.value}
      shown={pathWords(chosen) ?? ''}
      disabled={props.disabled}
      first={props.first}
      error={props.error}
      offers={(words) => {
        const searching = words.trim() !== '';
        return branchesOf(rows, words, i18n.language).map(({ category, depth }) => ({
          id: category.id,
          shown: (
            <>
              <span style={{ paddingLeft: searching ? 0 : depth * 16 }}>
                {searching ? pathWords(category.path) : lastOfPath(category.path)}
              </span>
              {category.id === props.value ? <IconCheck size={14} aria-hidden /> : null}
            </>
          ),
        }));
      }}
      empty={() => t('page.what.noCategory')}
      none={t('page.noCategory')}
      onChange={props.onChange}
    />
  );
}
