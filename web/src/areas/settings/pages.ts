import {
  IconAlertCircle,
  IconAt,
  IconBell,
  IconBolt,
  IconBuilding,
  IconCalendarTime,
  IconCategory,
  IconEraser,
  IconEye,
  IconFileSettings,
  IconHash,
  IconHistory,
  IconInbox,
  IconKey,
  IconListCheck,
  IconLock,
  IconMailForward,
  IconProgress,
  IconSend,
  IconShieldCheck,
  IconSignature,
  IconTextPlus,
  IconUsers,
} from '@tabler/icons-react';
import { type ComponentType, lazy } from 'react';
import type { Permission } from '#contract/permissions.ts';

/** A page of the settings. `needs`: who sees it; `id` is the part of the address after the page, if any. */
export type SettingPage = {
  name: string;
  group: 'own' | 'people' | 'requests' | 'writing' | 'mail' | 'control';
  needs: Permission;
  icon: typeof IconUsers;
  component: ComponentType<{ id?: string | undefined }>;
};

/** Every page of the settings in the order of the list; its words are `settings:page.<name>.*`. */
export const settingPages: SettingPage[] = [
  {
    name: 'notifications',
    group: 'own',
    needs: 'request.read',
    icon: IconBell,
    component: lazy(() => import('../notifications/preferences-page.tsx')),
  },
  {
    name: 'people',
    group: 'people',
    needs: 'setting.read',
    icon: IconUsers,
    component: lazy(() => import('../staff/people-page.tsx')),
  },
  {
    name: 'roles',
    group: 'people',
    needs: 'setting.read',
    icon: IconShieldCheck,
    component: lazy(() => import('../staff/roles-page.tsx')),
  },
  {
    name: 'centres',
    group: 'people',
    needs: 'setting.read',
    icon: IconBuilding,
    component: lazy(() => import('../staff/centres-page.tsx')),
  },
  {
    name: 'categories',
    group: 'requests',
    needs: 'setting.read',
    icon: IconCategory,
    component: lazy(() => import('../catalog/categories-page.tsx')),
  },
  {
    name: 'problem-codes',
    group: 'requests',
    needs: 'setting.read',
    icon: IconHash,
    component: lazy(() => import('../catalog/problem-codes-page.tsx')),
  },
  {
    name: 'priorities',
    group: 'requests',
    needs: 'setting.read',
    icon: IconAlertCircle,
    component: lazy(() => import('../catalog/priorities-page.tsx')),
  },
  {
    name: 'calendars',
    group: 'requests',
    needs: 'setting.read',
    icon: IconCalendarTime,
    component: lazy(() => import('../calendars/calendars-page.tsx')),
  },
  {
    name: 'statuses',
    group: 'requests',
    needs: 'setting.read',
    icon: IconProgress,
    component: lazy(() => import('../catalog/statuses-page.tsx')),
  },
  {
    name: 'rules',
    group: 'requests',
    needs: 'setting.read',
    icon: IconListCheck,
    component: lazy(() => import('../rules/rules-page.tsx')),
  },
  {
    name: 'texts',
    group: 'writing',
    needs: 'setting.read',
    icon: IconTextPlus,
    component: lazy(() => import('../writing/texts-page.tsx')),
  },
  {
    name: 'macros',
    group: 'writing',
    needs: 'setting.read',
    icon: IconBolt,
    component: lazy(() => import('../writing/macros-page.tsx')),
  },
  {
    name: 'signatures',
    group: 'writing',
    needs: 'setting.read',
    icon: IconSignature,
    component: lazy(() => import('../writing/signatures-page.tsx')),
  },
  {
    name: 'addresses',
    group: 'mail',
    needs: 'setting.read',
    icon: IconAt,
    component: lazy(() => import('../mail/addresses-page.tsx')),
  },
  {
    name: 'delivery',
    group: 'mail',
    needs: 'setting.read',
    icon: IconMailForward,
    component: lazy(() => import('../mail/delivery-page.tsx')),
  },
  {
    name: 'outbox',
    group: 'mail',
    needs: 'mail.inspect',
    icon: IconSend,
    component: lazy(() => import('../mail/outbox-page.tsx')),
  },
  {
    name: 'inbound',
    group: 'mail',
    needs: 'mail.inspect',
    icon: IconInbox,
    component: lazy(() => import('../mail/inbound-page.tsx')),
  },
  {
    name: 'sign-in',
    group: 'control',
    needs: 'setting.read',
    icon: IconLock,
    component: lazy(() => import('../sign-in/rules-page.tsx')),
  },
  {
    name: 'security-log',
    group: 'control',
    needs: 'security.read',
    icon: IconShieldCheck,
    component: lazy(() => import('../sign-in/security-log-page.tsx')),
  },
  {
    name: 'customer-reads',
    group: 'control',
    needs: 'privacy.read',
    icon: IconEye,
    component: lazy(() => import('../privacy/reads-page.tsx')),
  },
  {
    name: 'retention',
    group: 'control',
    needs: 'setting.read',
    icon: IconEraser,
    component: lazy(() => import('../privacy/retention-page.tsx')),
  },
  {
    name: 'keys',
    group: 'control',
    needs: 'setting.read',
    icon: IconKey,
    component: lazy(() => import('../staff/api-keys-page.tsx')),
  },
  {
    name: 'configuration',
    group: 'control',
    needs: 'setting.edit',
    icon: IconFileSettings,
    component: lazy(() => import('../configuration/configuration-page.tsx')),
  },
  {
    name: 'log',
    group: 'control',
    needs: 'log.read',
    icon: IconHistory,
    component: lazy(() => import('./log-page.tsx')),
  },
];

/** Pages by group, in order. */
export function pagesByGroup(pages: SettingPage[]): [SettingPage['group'], SettingPage[]][] {
  return [...Map.groupBy(pages, (page) => page.group)];
}
