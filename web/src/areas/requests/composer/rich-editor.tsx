import Placeholder from '@tiptap/extension-placeholder';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './editor.module.css';
import { EditorTools } from './editor-tools.tsx';
import type { FieldProps } from './field-props.ts';
import { Offers } from './offers.tsx';
import { beginPicture } from './pending-pictures.ts';
import { TextsButton } from './texts-button.tsx';
import { useTriggers } from './triggers.ts';
import { fromEditor, mentionNode, pictureArrived, pictureNode, toEditor } from './written-nodes.ts';

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/**
 * The editor: bold, italic, lists, quotes, links, code, also by typing `**`, `- `, `> `; pictures and files by paste and
 * drop. Loaded apart from the page; what was typed before it came stands in it.
 */
export default function RichEditor(props: FieldProps & { tools?: ReactNode; wasIn?: RefObject<boolean> }) {
  const { t } = useTranslation('requests');
  const latest = useRef(props);
  latest.current = props;
  const triggers = useTriggers();
  const editorRef = useRef<Editor | null>(null);
  const [focused, setFocused] = useState(false);
  const words = { retry: t('page.write.retry'), failed: t('page.write.notUploaded') };
  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor is made once; its words are those of that moment
  const extensions = useMemo(
    () => [
      StarterKit.configure({
        heading: { levels: [3] },
        horizontalRule: false,
        link: { openOnClick: false, defaultProtocol: 'https', protocols: ['mailto', 'tel'] },
        trailingNode: false,
      }),
      Placeholder.configure({ placeholder: props.placeholder }),
      pictureNode(words),
      mentionNode,
    ],
    [],
  );
  const takeFiles = (files: File[], at?: number): boolean => {
    const editor = editorRef.current;
    if (files.length === 0 || !editor) return false;
    const others = files.filter((file) => !pictures.has(file.type));
    if (others.length > 0) latest.current.onFiles(others);
    for (const file of files.filter((one) => pictures.has(one.type))) {
      const src = beginPicture(file, pictureArrived(editor));
      const node = { type: 'image', attrs: { src, alt: file.name } };
      if (at === undefined) editor.chain().insertContent(node).run();
      else editor.chain().insertContentAt(at, node).run();
    }
    return true;
  };
  const editor = useEditor({
    extensions,
    content: toEditor(props.html),
    injectCSS: false,
    shouldRerenderOnTransaction: true,
    editorProps: {
      attributes: {
        id: props.id,
        role: 'textbox',
        'aria-label': props.label,
        'aria-multiline': 'true',
        class: classes.text ?? '',
      },
      handleDOMEvents: {
        // With text here, Ctrl+Enter sends it; without, it stays the primary action of the page. A line break by
        // Ctrl+Enter, as the editor would have it, is wanted in neither case.
        keydown: (_view, event) => {
          // Escape leaves the text; the editor would keep it for itself.
          if (event.key === 'Escape') return true;
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
          if (latest.current.onSend()) event.preventDefault();
          return true;
        },
        blur: () => {
          latest.current.onBlur();
          return false;
        },
      },
      handlePaste: (_view, event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        // Office programs put a picture of the text beside the text itself; the text is what is meant.
        if (event.clipboardData?.types.includes('text/html') && files.every((file) => pictures.has(file.type))) {
          const html = event.clipboardData.getData('text/html');
          if (html.replaceAll(/<[^<>]*>/g, '').trim() !== '') return false;
        }
        return takeFiles(files);
      },
      handleDrop: (view, event, _slice, moved) => {
        if (moved) return false;
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
        const taken = takeFiles([...(event.dataTransfer?.files ?? [])], at);
        if (taken) event.preventDefault();
        return taken;
      },
    },
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
    onUpdate: ({ editor: changed }) => {
      const html = changed.getHTML();
      latest.current.onChange(changed.isEmpty ? '' : fromEditor(html), html.includes('src="blob:'));
    },
  });
  editorRef.current = editor;
  // Who was typing before the editor came goes on at the same place: the end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the editor is there
  useLayoutEffect(() => {
    if (!editor) return;
    // Who takes up a draft goes on at its end, by whatever way the focus comes.
    editor.commands.setTextSelection(editor.state.doc.content.size);
    // Asked now and not while drawing: the plain field may have been entered in between.
    if (!(props.takesFocus || props.wasIn?.current)) return;
    // At once: the editor's own command waits for a frame, and a key pressed in between would go elsewhere.
    // The view's own focus puts the caret there too; the element's alone would leave it at the beginning for a moment.
    editor.view.focus();
  }, []);
  if (!editor) return null;
  return (
    <>
      <EditorContent editor={editor} />
      <Offers editor={editor} triggers={triggers} mode={props.mode} active={focused} />
      <EditorTools editor={editor}>
        <TextsButton editor={editor} mode={props.mode} />
        {props.tools}
      </EditorTools>
    </>
  );
}
