import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconEyeOff, IconLock } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '#contract/catalog.ts';
import { lastOfPath, pathWords } from '../../ui/path-words.ts';
import { Signal } from '../../ui/signal.tsx';
import { useRowKeys } from '../worklist/use-row-keys.ts';
import classes from './catalog.module.css';
import type { Branch } from './category-tree.ts';

/** A tree of categories as rows: how many members and open requests, and what can be done with each. */
export function CategoryRows(props: {
  label: string;
  branches: Branch[];
  /** The path of a category in words. */
  nameOf: (id: string) => string;
  link: (row: { id: string }) => LinkProps;
  mayEdit: boolean;
  onAddBelow: (category: Category) => void;
  onRetire: (category: Category) => void;
}) {
  const { t } = useTranslation('catalog');
  const frame = useRef<HTMLUListElement>(null);
  const keys = useRowKeys(
    props.branches.length,
    frame,
    useCallback(() => {}, []),
  );
  return (
    <ul ref={frame} className={classes.tree} aria-label={props.label} onKeyDown={keys.onKeyDown}>
      {props.branches.map(({ category, depth, internal }, at) => (
        <li key={category.id} className={classes.branch} data-muted={category.active ? undefined : true}>
          <span className={classes.branchName} style={{ paddingInlineStart: depth * 20 }}>
            {depth > 0 ? <span aria-hidden className={classes.twig} /> : null}
            <Link
              {...props.link(category)}
              className={classes.branchLink}
              data-at={at}
              tabIndex={at === keys.current ? 0 : -1}
              onFocus={() => keys.setCurrent(at)}
              aria-label={pathWords(category.path)}
            >
              {lastOfPath(category.path)}
            </Link>
            {category.membersOnly ? (
              <Signal tone="calm" icon={<IconLock size={12} aria-hidden />}>
                {t('category.membersOnlyShort')}
              </Signal>
            ) : null}
            {internal ? (
              <Signal tone="calm" icon={<IconEyeOff size={12} aria-hidden />}>
                {t('category.internalShort')}
              </Signal>
            ) : null}
            {category.active ? null : <Signal tone="soon">{t('category.retired')}</Signal>}
            {category.moving ? <Moving category={category} nameOf={props.nameOf} /> : null}
          </span>
          <span className={classes.branchCount} data-none={category.members.length === 0 || undefined}>
            {t('category.memberCount', { count: category.members.length })}
          </span>
          <span className={classes.branchCount}>{t('category.openCount', { count: category.openRequests })}</span>
          {props.mayEdit && category.active ? (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  className={classes.branchMenu}
                  aria-label={t('category.menu', { name: lastOfPath(category.path) })}
                >
                  <IconDots size={16} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => props.onAddBelow(category)}>{t('category.addBelow')}</Menu.Item>
                <Menu.Item component={Link} {...(props.link(category) as object)}>
                  {t('category.change')}
                </Menu.Item>
                <Menu.Item onClick={() => props.onRetire(category)}>{t('category.retire')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          ) : (
            <span />
          )}
        </li>
      ))}
    </ul>
  );
}

/** How far its requests are on their way to another category, or with it to another centre. */
function Moving({ category, nameOf }: { category: Category; nameOf: (id: string) => string }) {
  const { t } = useTranslation('catalog');
  if (!category.moving) return null;
  const { toId, moved, total } = category.moving;
  const to = toId === category.id ? category.centre.name : nameOf(toId);
  return <span className={classes.moving}>{t('category.moving', { moved, total, to })}</span>;
}
