import { Combobox, InputBase, useCombobox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCategories } from '../page/page-api.ts';
import { branchesOf, shownName } from './category-tree.ts';
import classes from './what.module.css';

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
  const { data } = useCategories();
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
  const rows = data?.rows ?? [];
  // Nobody sees the tree of a closed list, and it stands on every request.
  const branches = open ? branchesOf(rows, words ?? '', i18n.language) : [];
  const chosen = rows.find((one) => one.id === props.value)?.path ?? (props.value ? props.shownName : undefined);
  const searching = (words ?? '').trim() !== '';
  return (
    <Combobox
      store={box}
      position="bottom-start"
      onOptionSubmit={(id) => {
        props.onChange(id === 'none' ? null : id);
        box.closeDropdown();
      }}
    >
      <Combobox.Target>
        <InputBase
          id={props.id}
          label={props.label}
          error={props.error}
          disabled={props.disabled}
          autoComplete="off"
          data-autofocus={props.first || undefined}
          placeholder={t('page.what.categoryHint')}
          rightSection={<Combobox.Chevron />}
          rightSectionPointerEvents="none"
          value={words ?? chosen?.replaceAll('/', ' / ') ?? ''}
          title={chosen}
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
        <Combobox.Options aria-label={t('page.what.category')} mah={320} style={{ overflowY: 'auto' }}>
          {branches.map(({ category, depth }) => (
            <Combobox.Option
              key={category.id}
              value={category.id}
              active={category.id === props.value}
              className={classes.branch}
            >
              <span style={{ paddingLeft: searching ? 0 : depth * 16 }}>
                {searching ? category.path.replaceAll('/', ' / ') : shownName(category)}
              </span>
              {category.id === props.value ? <IconCheck size={14} aria-hidden /> : null}
            </Combobox.Option>
          ))}
          {open && branches.length === 0 ? <Combobox.Empty>{t('page.what.noCategory')}</Combobox.Empty> : null}
          {open && props.value && !searching ? (
            <Combobox.Option value="none" className={classes.branch}>
              {t('page.noCategory')}
            </Combobox.Option>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
