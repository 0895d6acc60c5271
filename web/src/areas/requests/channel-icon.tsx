import {
  IconBell,
  IconBrandHipchat,
  IconBuildingBroadcastTower,
  IconDeviceMobileMessage,
  IconFileText,
  IconForms,
  IconHome2,
  IconMail,
  IconMessages,
  IconPhone,
  IconPlugConnected,
  IconPrinter,
  IconRobot,
  IconSpeakerphone,
  IconUser,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '#contract/requests.ts';

const icons: Record<Channel, ComponentType<{ size?: number; stroke?: number }>> = {
  phone: IconPhone,
  email: IconMail,
  web_form: IconForms,
  portal: IconHome2,
  chat: IconMessages,
  sms: IconDeviceMobileMessage,
  fax: IconPrinter,
  letter: IconFileText,
  social: IconBrandHipchat,
  edi: IconPlugConnected,
  in_person: IconUser,
  internal: IconBell,
  auto: IconRobot,
  emarketing: IconSpeakerphone,
  api: IconBuildingBroadcastTower,
};

/** How it reached us, as an icon whose name hover and screen readers say. */
export function ChannelIcon({ channel }: { channel: Channel | null }) {
  const { t } = useTranslation('requests');
  if (!channel) return null;
  const Icon = icons[channel];
  const name = t(`channel.${channel}`);
  return (
    <span
      role="img"
      aria-label={name}
      data-tip={name}
      style={{ display: 'inline-flex', color: 'var(--mantine-color-dimmed)' }}
    >
      <Icon size={16} stroke={1.6} />
    </span>
  );
}
