import { MultiSelect, Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Language, languages, type Named } from '#contract/common-shapes.ts';
import { languageNames } from '../../../shell/i18n.ts';

type Shared = Pick<SelectProps, 'label' | 'description' | 'placeholder' | 'error' | 'aria-label' | 'w' | 'size'>;

/** Choice of one named thing; `none` is what leaving it open means, and makes it possible. */
export function NamedSelect(
  props: Shared & { options: Named[]; value: string | null; onChange: (id: string | null) => void; none?: string },
) {
  const { t } = useTranslation('settings');
  const { options, value, onChange, none, ...rest } = props;
  return (
    <Select
      searchable
      nothingFoundMessage={t('nothingFound')}
      placeholder={none}
      clearable={none !== undefined}
      clearButtonProps={{ 'aria-label': t('clear') }}
      data={options.map((one) => ({ value: one.id, label: one.name }))}
      value={value || null}
      onChange={onChange}
      comboboxProps={{ withinPortal: true }}
      {...rest}
    />
  );
}

/** Choice of several named things, such as members. */
export function NamedMultiSelect(
  props: Shared & { options: Named[]; value: string[]; onChange: (ids: string[]) => void },
) {
  const { t } = useTranslation('settings');
  const { options, value, onChange, ...rest } = props;
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      nothingFoundMessage={t('nothingFound')}
      data={options.map((one) => ({ value: one.id, label: one.name }))}
      value={value}
      onChange={onChange}
      {...(rest as object)}
    />
  );
}

/** Choice among the languages of the product, each by its own name. */
export function LanguageSelect(
  props: Shared & { value: Language | null; onChange: (language: Language | null) => void; none?: string },
) {
  const options = languages.map((one) => ({ id: one as string, name: languageNames[one] }));
  return <NamedSelect {...props} options={options} onChange={(id) => props.onChange(id as Language | null)} />;
}

const zones = Intl.supportedValuesOf('timeZone');

/** Choice of an IANA zone; the one set already is offered even where the browser calls it by another name. */
export function ZoneSelect(props: Shared & { value: string; onChange: (zone: string) => void }) {
  const { t } = useTranslation('settings');
  const { value, onChange, ...rest } = props;
  const known = [...new Set([value, 'UTC', ...zones])].filter(Boolean);
  return (
    <Select
      searchable
      limit={80}
      allowDeselect={false}
      nothingFoundMessage={t('nothingFound')}
      data={known.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
      {...rest}
    />
  );
}
