import { ActionIcon } from '@mantine/core';
import { IconBold, IconItalic, IconList, IconListNumbers, IconUnderline } from '@tabler/icons-react';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { styleNonce } from '../../../shell/style-nonce.ts';
import classes from '../writing.module.css';

const tools = [
  { name: 'bold', icon: IconBold, run: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', icon: IconItalic, run: (editor: Editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'underline', icon: IconUnderline, run: (editor: Editor) => editor.chain().focus().toggleUnderline().run() },
  { name: 'bulletList', icon: IconList, run: (editor: Editor) => editor.chain().focus().toggleBulletList().run() },
  {
    name: 'orderedList',
    icon: IconListNumbers,
    run: (editor: Editor) => editor.chain().focus().toggleOrderedList().run(),
  },
] as const;

/**
 * One formatted text of the small set. `ready` gives the way to put something in at the caret; a default export, so that
 * the editor is fetched only where somebody writes.
 */
export default function TextEditor(props: {
  label: string;
  value: string;
  onChange: (html: string) => void;
  ready?: ((insert: (text: string) => void) => void) | undefined;
  disabled?: boolean | undefined;
}) {
  const { t } = useTranslation('writing');
  const { onChange, ready } = props;
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: { levels: [3] },
        horizontalRule: false,
        link: { openOnClick: false, protocols: ['mailto', 'tel'], HTMLAttributes: { target: null, rel: null } },
      }),
    ],
    content: props.value,
    injectNonce: styleNonce() ?? '',
    editable: !props.disabled,
    shouldRerenderOnTransaction: true,
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': props.label } },
    onUpdate: ({ editor: changed }) => onChange(changed.isEmpty ? '' : changed.getHTML()),
  });
  useEffect(() => {
    if (editor && ready) ready((text) => editor.chain().focus().insertContent({ type: 'text', text }).run());
  }, [editor, ready]);
  return (
    <div className={classes.editor}>
      <div className={classes.tools} role="toolbar" aria-label={t('editor.tools')}>
        {tools.map((tool) => (
          <ActionIcon
            key={tool.name}
            variant={editor?.isActive(tool.name) ? 'light' : 'subtle'}
            color="gray"
            aria-label={t(`editor.${tool.name}`)}
            aria-pressed={editor?.isActive(tool.name) ?? false}
            disabled={props.disabled ?? false}
            onClick={() => editor && tool.run(editor)}
          >
            <tool.icon size={16} aria-hidden />
          </ActionIcon>
        ))}
      </div>
      <EditorContent editor={editor} />
    </div>
  );
}
