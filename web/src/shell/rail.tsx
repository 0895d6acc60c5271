import { Tooltip } from '@mantine/core';
import {
  IconAddressBook,
  IconHome,
  IconInbox,
  IconListSearch,
  IconSettings,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#contract/permissions.ts';
import classes from './rail.module.css';
import { useMay } from './session.tsx';

const places = [
  { to: '/', name: 'desk', icon: IconHome, needs: 'request.read' },
  { to: '/queue', name: 'queue', icon: IconInbox, needs: 'request.read' },
  { to: '/requests', search: { phase: 'open' }, name: 'requests', icon: IconListSearch, needs: 'request.read' },
  { to: '/customers', name: 'customers', icon: IconAddressBook, needs: 'customer.read' },
  { to: '/room', name: 'room', icon: IconUsersGroup, needs: 'room.read' },
  { to: '/settings', name: 'settings', icon: IconSettings, needs: 'setting.read' },
] as const satisfies readonly { to: string; search?: object; name: string; icon: unknown; needs: Permission }[];

/** Where one can go, as far as the role may see it: icons at the left edge, a bar at the bottom on a phone. */
export function Rail() {
  const { t } = useTranslation('shell');
  const may = useMay();
  return (
    <nav className={classes.rail} aria-label={t('rail.label')}>
      <img src="/linja.svg" alt="" width={28} height={28} className={classes.mark} />
      {places
        .filter((place) => may(place.needs))
        .map((place) => (
          <Tooltip key={place.to} label={t(`rail.${place.name}`)} position="right">
            <Link
              to={place.to}
              search={'search' in place ? place.search : {}}
              className={classes.place}
              data-tour={place.name}
              activeOptions={{ exact: place.to === '/', includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
              aria-label={t(`rail.${place.name}`)}
            >
              <place.icon size={22} stroke={1.6} aria-hidden />
            </Link>
          </Tooltip>
        ))}
    </nav>
  );
}
