import { CloseButton, Combobox, Pill, PillsInput, useCombobox } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../requests/api.ts';
import { type Condition, conditionsOf, withCondition, withoutCondition } from './filter-words.ts';
import { useConditions } from './use-conditions.ts';

const key = (condition: Condition) => `${condition.field}=${condition.value}`;

/**
 * Filters that can be typed: words offer the conditions whose name holds them, Enter takes the one pointed at or searches
 * for the words, Backspace takes the last chip away.
 */
export function FilterBox({ filter, onChange }: { filter: Filter; onChange: (next: Filter) => void }) {
  const { t } = useTranslation('worklist');
  const { name, valueName, fieldName, all } = useConditions();
  const [words, setWords] = useState(filter.q ?? '');
  useEffect(() => setWords(filter.q ?? ''), [filter.q]);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const chosen = conditionsOf(filter);
  const parts = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const offered = all
    .filter((one) => !chosen.some((other) => key(other) === key(one)))
    .filter((one) => parts.every((part) => name(one).toLocaleLowerCase().includes(part)));
  const groups = Map.groupBy(offered.slice(0, 60), (one) => fieldName(one));

  const search = (text: string) => onChange({ ...filter, q: text.trim() || undefined });
  const add = (chosenKey: string) => {
    const condition = all.find((one) => key(one) === chosenKey);
    if (!condition) return;
    // The words typed named the condition; they are no longer searched for.
    onChange({ ...withCondition(filter, condition), q: words === filter.q ? filter.q : undefined });
    setWords(words === filter.q ? words : '');
    box.closeDropdown();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const last = chosen.at(-1);
    if (event.key === 'Enter' && box.getSelectedOptionIndex() === -1) {
      event.preventDefault();
      search(words);
      box.closeDropdown();
    } else if (event.key === 'Backspace' && words === '' && !event.repeat && last) {
      onChange(withoutCondition(filter, last));
    } else if (event.key === 'Escape') {
      box.closeDropdown();
    }
  };
  const filled = words !== '' || chosen.length > 0;
  return (
    <Combobox store={box} onOptionSubmit={add} position="bottom-start">
      <Combobox.DropdownTarget>
        <PillsInput
          leftSection={<IconFilter size={16} aria-hidden />}
          rightSection={
            filled ? (
              <CloseButton
                size="sm"
                aria-label={t('clear')}
                onClick={() => {
                  setWords('');
                  onChange({ sort: filter.sort });
                }}
              />
            ) : null
          }
          onClick={() => box.openDropdown()}
        >
          <Pill.Group>
            {chosen.map((one) => (
              <Pill
                key={key(one)}
                withRemoveButton
                onRemove={() => onChange(withoutCondition(filter, one))}
                removeButtonProps={{
                  'aria-label': t('remove', { filter: name(one) }),
                  tabIndex: 0,
                  'aria-hidden': false,
                }}
              >
                {name(one)}
              </Pill>
            ))}
            <Combobox.EventsTarget>
              <PillsInput.Field
                aria-label={t('filter')}
                placeholder={chosen.length === 0 ? t('filterHint') : ''}
                value={words}
                onFocus={() => box.openDropdown()}
                onBlur={() => box.closeDropdown()}
                onChange={(event) => {
                  setWords(event.currentTarget.value);
                  // Taking all words away shows what they hid at once, without Enter.
                  if (event.currentTarget.value === '' && filter.q) onChange({ ...filter, q: undefined });
                  box.openDropdown();
                }}
                onKeyDown={onKeyDown}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={offered.length === 0}>
        <Combobox.Options aria-label={t('filter')} mah={360} style={{ overflowY: 'auto' }}>
          {[...groups].map(([field, conditions]) => (
            <Combobox.Group key={field} label={field}>
              {conditions.map((one) => (
                <Combobox.Option key={key(one)} value={key(one)}>
                  {valueName(one)}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
