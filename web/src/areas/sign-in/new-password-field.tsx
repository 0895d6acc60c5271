import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Characters a password needs; the server knows what else makes one weak. */
const enough = 15;

/** A new password: how many characters are still missing is said in words while one types. Pasting is fine. */
export function NewPasswordField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}) {
  const { t } = useTranslation(['sign-in', 'setup']);
  const missing = Math.max(0, enough - [...props.value.normalize('NFKC')].length);
  const hint =
    props.value === ''
      ? t('password.hint')
      : missing > 0
        ? t('password.more', { count: missing })
        : t('setup:passwordGood');
  return (
    <PasswordInput
      label={props.label}
      description={<span aria-live="polite">{hint}</span>}
      autoComplete="new-password"
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      error={props.error}
      aria-invalid={props.error ? true : undefined}
      visibilityToggleButtonProps={{ 'aria-label': t('setup:showPassword') }}
    />
  );
}
