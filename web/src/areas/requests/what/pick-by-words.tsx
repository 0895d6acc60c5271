import { Combobox, InputBase, useCombobox } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import classes from './what.module.css';

/** One of what is offered: its id and how it is shown. */
export type Offer = { id: string; shown: ReactNode };

/**
 * A field to choose one of many by typing words of it. The text in it is marked when it gets the focus, so that typing
 * replaces it; Enter takes what is marked in the list; Escape closes the list and nothing around it.
 */
export function PickByWords(props: {
  id?: string | undefined;
  label: ReactNode;
  /** What the list is called. */
  listLabel: string;
  placeholder: string;
  value: string | null;
  /** What stands in the field while nobody types. */
  shown: string;
  disabled?: boolean | undefined;
  /** In a dialog: the field that has the focus when it opens. */
  first?: boolean | undefined;
  error?: ReactNode;
  /** What is offered for the words typed so far; asked only while the list is open. */
  offers: (words: string) => Offer[];
  /** Said where nothing is offered. */
  empty: (searching: boolean) => string;
  /** The choice of none, offered where something is chosen. */
  none: string;
  onChange: (id: string | null) => void;
}) {
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
  // Nobody sees a closed list, and it stands on every request.
  const offers = open ? props.offers(words ?? '') : [];
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
          placeholder={props.placeholder}
          rightSection={<Combobox.Chevron />}
          rightSectionPointerEvents="none"
          value={words ?? props.shown}
          title={props.shown || undefined}
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
        <Combobox.Options aria-label={props.listLabel} mah={320} style={{ overflowY: 'auto' }}>
          {offers.map(({ id, shown }) => (
            <Combobox.Option key={id} value={id} active={id === props.value} className={classes.branch}>
              {shown}
            </Combobox.Option>
          ))}
          {open && offers.length === 0 ? <Combobox.Empty>{props.empty(searching)}</Combobox.Empty> : null}
          {open && props.value && !searching ? (
            <Combobox.Option value="none" className={classes.branch}>
              {props.none}
            </Combobox.Option>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
