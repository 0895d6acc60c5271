import { ActionIcon, Button, Group, Popover, TextInput } from '@mantine/core';
import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconItalic,
  IconLink,
  IconLinkOff,
  IconList,
  IconListNumbers,
} from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { type ComponentType, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './editor.module.css';

type Tool = {
  label: string;
  mark: string;
  Icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  run: () => void;
};

/** The tools of the text: each says whether it is in force where the caret stands. */
export function EditorTools({ editor, children }: { editor: Editor; children?: ReactNode }) {
  const { t } = useTranslation('requests');
  const at = () => editor.chain().focus();
  const tools: Tool[] = [
    { label: t('page.write.bold'), mark: 'bold', Icon: IconBold, run: () => at().toggleBold().run() },
    { label: t('page.write.italic'), mark: 'italic', Icon: IconItalic, run: () => at().toggleItalic().run() },
    { label: t('page.write.bullets'), mark: 'bulletList', Icon: IconList, run: () => at().toggleBulletList().run() },
    {
      label: t('page.write.numbers'),
      mark: 'orderedList',
      Icon: IconListNumbers,
      run: () => at().toggleOrderedList().run(),
    },
    {
      label: t('page.write.quote'),
      mark: 'blockquote',
      Icon: IconBlockquote,
      run: () => at().toggleBlockquote().run(),
    },
    { label: t('page.write.code'), mark: 'code', Icon: IconCode, run: () => at().toggleCode().run() },
  ];
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('page.write.tools')}>
      {tools.map(({ label, mark, Icon, run }) => (
        <ActionIcon
          key={mark}
          size={28}
          variant={editor.isActive(mark) ? 'light' : 'subtle'}
          color={editor.isActive(mark) ? undefined : 'gray'}
          aria-label={label}
          aria-pressed={editor.isActive(mark)}
          title={label}
          // The text keeps the focus and what is marked in it.
          onMouseDown={(event) => event.preventDefault()}
          onClick={run}
        >
          <Icon size={16} aria-hidden />
        </ActionIcon>
      ))}
      <LinkTool editor={editor} />
      {children}
    </div>
  );
}

/** Makes what is marked a link, or changes or removes the one at the caret. */
function LinkTool({ editor }: { editor: Editor }) {
  const { t } = useTranslation('requests');
  const [address, setAddress] = useState<string | null>(null);
  const isLink = editor.isActive('link');
  const set = () => {
    const typed = (address ?? '').trim();
    setAddress(null);
    if (typed === '') return;
    const href = /^[a-z][a-z0-9+.-]*:/i.test(typed)
      ? typed
      : typed.includes('@')
        ? `mailto:${typed}`
        : `https://${typed}`;
    const at = editor.chain().focus().extendMarkRange('link');
    // With nothing marked the address is its own words.
    if (editor.state.selection.empty && !isLink) {
      at.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] }).run();
    } else at.setLink({ href }).run();
  };
  const remove = () => {
    setAddress(null);
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
  };
  return (
    <Popover opened={address !== null} onChange={(open) => !open && setAddress(null)} trapFocus position="top-start">
      <Popover.Target>
        <ActionIcon
          size={28}
          variant={isLink ? 'light' : 'subtle'}
          color={isLink ? undefined : 'gray'}
          aria-label={t('page.write.link')}
          aria-pressed={isLink}
          title={t('page.write.link')}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setAddress(String(editor.getAttributes('link').href ?? ''))}
        >
          <IconLink size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Group gap="xs" wrap="nowrap" align="end">
          <TextInput
            size="xs"
            label={t('page.write.address')}
            placeholder="https://"
            value={address ?? ''}
            onChange={(event) => setAddress(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.stopPropagation();
              set();
            }}
            data-autofocus
          />
          <Button size="xs" onClick={set}>
            {t('page.write.linkSave')}
          </Button>
          {isLink ? (
            <ActionIcon size={30} variant="default" aria-label={t('page.write.unlink')} onClick={remove}>
              <IconLinkOff size={16} aria-hidden />
            </ActionIcon>
          ) : null}
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
