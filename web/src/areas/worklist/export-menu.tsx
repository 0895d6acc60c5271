import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { exportFormats } from '#contract/request-export.ts';
import type { Filter } from '../requests/api.ts';
import classes from './worklist.module.css';

/** The list as a file: everything that matches, in its order, not only what is on the screen. */
export function ExportMenu({ filter }: { filter: Filter }) {
  const { t } = useTranslation('worklist');
  const address = (format: string) => {
    const words = Object.entries({ ...filter, format }).filter(([, value]) => value !== undefined && value !== '');
    return `/api/v1/requests/export?${new URLSearchParams(words.map(([name, value]) => [name, String(value)]))}`;
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          <span className={classes.wideWords}>{t('export.button')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map((format) => (
          <Menu.Item key={format} component="a" href={address(format)} download>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
