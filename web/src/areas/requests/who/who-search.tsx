import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUser } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { placeId, useRequestDesk } from '../page/request-context.ts';
import classes from './who.module.css';
import { type Found, given, type Keep, useCustomerSearch, useIdentify } from './who-api.ts';
import { newOf, readTyped } from './who-typed.ts';

/**
 * One box for a name, a number in any spelling or an address. Arrows and Enter choose: a customer found, or what becomes
 * of the details of somebody who is not there. One exact match is pointed at from the start; nothing else is. Who presses
 * Enter before the answer is there gets that one match when it comes.
 */
export function WhoSearch(props: { autoFocus: boolean; onCancel?: () => void; onDone: () => void }) {
  const { t } = useTranslation('requests');
  const { request, can, goTo } = useRequestDesk();
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const q = text.trim();
  const [settled] = useDebouncedValue(q, 150);
  const search = useCustomerSearch(settled, true);
  const found = q.length >= 2 ? (search.data ?? []) : [];
  // What is asked again behind what is shown moves nothing.
  const searched = settled === q && q.length >= 2 && search.data !== undefined && !search.isPlaceholderData;
  const box = useCombobox();
  const identify = useIdentify();
  const exact = found.filter((one) => one.exact);
  const theOne = searched && exact.length === 1 ? exact[0]?.customer.id : undefined;
  const [hasty, setHasty] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pointer moves when the answer changes, not when the box does
  useEffect(() => {
    if (theOne) box.selectFirstOption();
    else box.resetSelectedOption();
    if (searched) setHasty(false);
    if (theOne && hasty) void choose(theOne);
  }, [searched, theOne, settled]);

  const customerOf = (id: string) =>
    found.find((one) => one.customer.id === id)?.customer ?? { phones: [], emails: [] };
  const choose = async (chosen: string) => {
    const typed = readTyped(q);
    const details = given(typed);
    const keeps: readonly Keep[] = ['this_request_only', 'new_customer', 'update_customer'];
    const keep = keeps.find((one) => one === chosen);
    setBusy(true);
    setError(null);
    try {
      if (keep)
        await identify(keep, { ...details, ...(keep === 'update_customer' ? { contactId: request.contact?.id } : {}) });
      else await identify('existing', { contactId: chosen, ...newOf(typed, customerOf(chosen)) });
      setText('');
      box.closeDropdown();
      props.onDone();
      // Of somebody with a number alone the name is asked next; else what is needed. Where that is answered, the search
      // gives the focus back to its own place.
      const nameless = keep === 'this_request_only' && !typed.name && !request.callerName && !request.contact;
      const next = request.kind === 'undetermined' && can('set_kind') ? 'kind' : 'who';
      goTo(nameless ? 'customer' : next);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.search}>
      <Combobox store={box} onOptionSubmit={(chosen) => void choose(chosen)} position="bottom-start" width={340}>
        <Combobox.Target withExpandedAttribute>
          <TextInput
            role="combobox"
            aria-autocomplete="list"
            id={placeId('who')}
            label={t('page.who.search')}
            placeholder={t('page.who.searchHint')}
            value={text}
            autoComplete="off"
            data-autofocus={props.autoFocus || undefined}
            autoFocus={props.autoFocus}
            leftSection={<IconSearch size={16} aria-hidden />}
            rightSection={busy ? <Loader size={14} /> : null}
            onFocus={() => q && box.openDropdown()}
            onBlur={() => box.closeDropdown()}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setHasty(false);
              box.openDropdown();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') setHasty(!searched && box.getSelectedOptionIndex() < 0);
              if (event.key !== 'Escape') return;
              setHasty(false);
              if (box.dropdownOpened) box.closeDropdown();
              else props.onCancel?.();
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={q.length < 2}>
          <Combobox.Options aria-label={t('page.who.search')} mah="min(560px, 62vh)" style={{ overflowY: 'auto' }}>
            {found.length > 0 ? (
              <Combobox.Group label={t(found.every((one) => one.alike) ? 'page.who.similar' : 'page.who.found')}>
                {found.map((one) => (
                  <FoundOption key={one.customer.id} found={one} />
                ))}
              </Combobox.Group>
            ) : null}
            <Combobox.Group
              label={
                found.length > 0
                  ? t('page.who.noneOfThese')
                  : searched
                    ? t('page.who.notFound')
                    : t('page.who.searching')
              }
            >
              <Choice value="this_request_only" words={t('page.who.keepHere')} typed={q} />
              <Choice value="new_customer" words={t('page.who.saveNew')} typed={q} />
              {request.contact ? (
                <Choice
                  value="update_customer"
                  words={t('page.who.update', { name: request.contact.name })}
                  typed={q}
                />
              ) : null}
            </Combobox.Group>
          </Combobox.Options>
          <Combobox.Footer>
            <span className={classes.hint}>
              <KeyHint keys={['↑', '↓', 'Enter']} /> {t('page.who.choose')}
            </span>
          </Combobox.Footer>
        </Combobox.Dropdown>
      </Combobox>
      {error ? <ProblemAlert compact error={error} kept={t('page.who.kept')} /> : null}
    </div>
  );
}

function FoundOption({ found: { customer, exact } }: { found: Found }) {
  const { t } = useTranslation('requests');
  const aside = [customer.organisation?.name, customer.phones[0]?.number ?? customer.emails[0]]
    .filter(Boolean)
    .join(' · ');
  return (
    <Combobox.Option value={customer.id} className={classes.option}>
      <IconUser size={16} aria-hidden />
      <span className={classes.optionText}>
        <span className={classes.optionName}>{customer.name}</span>
        <span className={classes.optionAside}>
          {exact ? `${t('page.who.exact')} · ` : ''}
          {aside}
        </span>
      </span>
      {customer.openRequests > 0 ? (
        <span className={classes.optionCount}>{t('page.who.open', { count: customer.openRequests })}</span>
      ) : null}
    </Combobox.Option>
  );
}

function Choice(props: { value: Keep; words: string; typed: string }) {
  return (
    <Combobox.Option value={props.value} className={classes.option}>
      <span className={classes.optionText}>
        <span>{props.words}</span>
        <span className={classes.optionAside}>{props.typed}</span>
      </span>
    </Combobox.Option>
  );
}
