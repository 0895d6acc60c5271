import { useTranslation } from 'react-i18next';

/** Says a device in words: "Firefox on Linux". */
export function useDeviceWords(): (device: { browser: string | null; system: string | null }) => string {
  const { t } = useTranslation('sign-in');
  return ({ browser, system }) =>
    browser && system ? t('device.both', { browser, system }) : (browser ?? system ?? t('device.unknown'));
}
