import { ActionIcon, CloseButton, Combobox, Group, Pill, PillsInput, Tooltip, useCombobox } from '@mantine/core';
import { IconCode, IconFilter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterFault } from '#contract/filter-text.ts';
import type { Filter } from '../requests/api.ts';
import { FilterFaults } from './filter-faults.tsx';
import { filterOfLine, lineOfFilter } from './filter-line.ts';
import { type Condition, conditionsOf, withCondition, withoutCondition } from './filter-words.ts';
import { type Offers, offersFor, withoutLastTerm } from './offers.ts';
import { useConditions } from './use-conditions.ts';

const key = (condition: Condition) => `${condition.not ? '-' : ''}${condition.field}=${condition.value}`;

const nothing: Offers = { fields: [], conditions: [] };

/**
 * Filters that can be typed: words offer the conditions whose name holds them, `owner:` its values; Enter takes the one
 * pointed at, or reads the line as a filter; Backspace takes the last chip away. *As text* turns the chips into the line
 * they are written as.
 */
export function FilterBox({ filter, onChange }: { filter: Filter; onChange: (next: Filter) => void }) {
  const { t } = useTranslation('worklist');
  const { name, valueName, fieldName, all, names } = useConditions(filter);
  const [words, setWords] = useState(filter.q ?? '');
  const [asText, setAsText] = useState(false);
  const [faults, setFaults] = useState<{ line: string; faults: FilterFault[] } | null>(null);
  const shown = JSON.stringify(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter from outside replaces what stands here
  useEffect(() => {
    setWords(filter.q ?? '');
    setAsText(false);
  }, [shown]);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const chosen = asText ? [] : conditionsOf(filter);
  // Naming every value there is takes a while; a closed list needs none.
  const { fields, conditions } = box.dropdownOpened ? offersFor(words, all, chosen, name) : nothing;
  const groups = Map.groupBy(conditions, (one) => fieldName(one));

  const readLine = () => {
    const read = filterOfLine(words, names, filter);
    setFaults(read.faults.length > 0 ? { line: words, faults: read.faults } : null);
    // Typed beside chips a line adds to them; written as text it is the whole filter.
    const typed = conditionsOf(read.filter);
    const next = asText ? read.filter : typed.reduce(withCondition, { ...filter, q: read.filter.q });
    box.closeDropdown();
    onChange(next);
    setWords(read.filter.q ?? '');
    setAsText(false);
  };
  const choose = (chosenKey: string) => {
    const field = fields.find((one) => `${one}:` === chosenKey);
    if (field) {
      setWords(`${field}:`);
      box.openDropdown();
      return;
    }
    const condition = conditions.find((one) => key(one) === chosenKey);
    if (!condition) return;
    const rest = words === filter.q ? words : words.includes(':') ? withoutLastTerm(words) : '';
    const base = asText ? filterOfLine(rest, names, filter).filter : { ...filter, q: rest || undefined };
    setFaults(null);
    setAsText(false);
    onChange(withCondition(base, condition));
    setWords(base.q ?? '');
    box.closeDropdown();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const last = chosen.at(-1);
    if (event.key === 'Enter' && box.getSelectedOptionIndex() === -1) {
      event.preventDefault();
      readLine();
    } else if (event.key === 'Backspace' && words === '' && !event.repeat && last) {
      onChange(withoutCondition(filter, last));
    } else if (event.key === 'Escape') {
      // First the list closes; then the keys of the page are at hand again.
      if (!box.dropdownOpened && !asText) (event.target as HTMLElement).blur();
      box.closeDropdown();
      if (asText) setWords(filter.q ?? '');
      setAsText(false);
    }
  };
  const filled = words !== '' || chosen.length > 0;
  return (
    <div>
      <Combobox store={box} onOptionSubmit={choose} position="bottom-start">
        <Combobox.DropdownTarget>
          <PillsInput
            leftSection={<IconFilter size={16} aria-hidden />}
            rightSectionWidth={64}
            rightSection={
              <Group gap={2} wrap="nowrap" justify="flex-end" w="100%" pr={4}>
                {filled ? (
                  <CloseButton
                    size="sm"
                    aria-label={t('clear')}
                    onClick={() => {
                      setWords('');
                      setFaults(null);
                      onChange({ sort: filter.sort });
                    }}
                  />
                ) : null}
                <Tooltip label={t('asText')}>
                  <ActionIcon
                    size="sm"
                    variant={asText ? 'light' : 'subtle'}
                    color="gray"
                    aria-label={t('asText')}
                    aria-pressed={asText}
                    onClick={() => {
                      setWords(asText ? (filter.q ?? '') : lineOfFilter(filter, names));
                      setAsText(!asText);
                    }}
                  >
                    <IconCode size={16} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              </Group>
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
                  data-filter-field
                  miw={40}
                  aria-label={t('filter')}
                  placeholder={chosen.length === 0 ? t('filterHint') : ''}
                  value={words}
                  spellCheck={false}
                  autoComplete="off"
                  onFocus={() => box.openDropdown()}
                  onBlur={() => box.closeDropdown()}
                  onChange={(event) => {
                    setWords(event.currentTarget.value);
                    setFaults(null);
                    // Taking all words away shows what they hid at once, without Enter.
                    if (event.currentTarget.value === '' && filter.q && !asText) onChange({ ...filter, q: undefined });
                    box.openDropdown();
                  }}
                  onKeyDown={onKeyDown}
                />
              </Combobox.EventsTarget>
            </Pill.Group>
          </PillsInput>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown hidden={conditions.length === 0 && fields.length === 0}>
          <Combobox.Options aria-label={t('filter')} mah={360} style={{ overflowY: 'auto' }}>
            {fields.map((one) => (
              <Combobox.Option key={one} value={`${one}:`}>
                {one}:
              </Combobox.Option>
            ))}
            {[...groups].map(([field, offered]) => (
              <Combobox.Group key={field} label={field}>
                {offered.map((one) => (
                  <Combobox.Option key={key(one)} value={key(one)}>
                    {one.not ? t('not', { value: valueName(one) }) : valueName(one)}
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {faults ? <FilterFaults line={faults.line} faults={faults.faults} /> : null}
    </div>
  );
}
