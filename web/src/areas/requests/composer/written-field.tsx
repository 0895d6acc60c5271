import {
  type ComponentType,
  type ReactNode,
  type RefObject,
  startTransition,
  useEffect,
  useRef,
  useState,
} from 'react';
import classes from './editor.module.css';
import type { FieldProps } from './field-props.ts';
import { plainOf, retyped } from './html-words.ts';

type EditorProps = FieldProps & { tools?: ReactNode; wasIn?: RefObject<boolean> };

// Asked for as soon as the page is there, so that it mostly stands ready when somebody begins to write. Where it cannot be
// had, the plain field stays.
const loading: Promise<ComponentType<EditorProps> | null> = import('./rich-editor.tsx').then(
  (module) => module.default,
  () => null,
);

/** Longer than between two keys of somebody who types, shorter than a look for the tools. */
const restMs = 300;

/**
 * Where the text is written: the editor, and until it is loaded and made a plain field whose words the editor then goes on
 * with. Making it takes longer than all else of the composer, so the page is on the screen first; and it never comes
 * between two keys, only in a rest of the typing.
 */
export function WrittenField(props: FieldProps & { tools?: ReactNode }) {
  const wasIn = useRef(false);
  const [Editor, setEditor] = useState<ComponentType<EditorProps> | null>(null);
  const [typing, setTyping] = useState(false);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    let gone = false;
    void loading.then((editor) => gone || startTransition(() => setEditor(() => editor)));
    return () => {
      gone = true;
      clearTimeout(rest.current);
    };
  }, []);
  if (Editor && !typing) return <Editor {...props} wasIn={wasIn} />;
  // Told at once, so that an editor that is just being made is put off.
  const keyed = () => {
    clearTimeout(rest.current);
    setTyping(true);
    rest.current = setTimeout(() => startTransition(() => setTyping(false)), restMs);
  };
  return <PlainField {...props} wasIn={wasIn} onKey={keyed} />;
}

/** As tall as the editor, so that nothing moves when it comes. */
function PlainField(props: FieldProps & { wasIn: RefObject<boolean>; onKey: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the field is there
  useEffect(() => {
    if (props.takesFocus) field.current?.focus();
  }, []);
  return (
    <>
      <textarea
        ref={field}
        id={props.id}
        aria-label={props.label}
        placeholder={props.placeholder}
        value={plainOf(props.html)}
        onChange={(event) => props.onChange(retyped(props.html, event.currentTarget.value), false)}
        onFocus={() => {
          props.wasIn.current = true;
        }}
        onBlur={() => {
          props.wasIn.current = false;
          props.onBlur();
        }}
        onKeyDown={(event) => {
          props.onKey();
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          if (props.onSend()) event.preventDefault();
        }}
        rows={2}
        className={classes.plain}
      />
      <div className={classes.tools} aria-hidden />
    </>
  );
}
