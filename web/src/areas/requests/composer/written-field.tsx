import { lazy, type ReactNode, type RefObject, Suspense, useDeferredValue, useEffect, useRef } from 'react';
import classes from './editor.module.css';
import type { FieldProps } from './field-props.ts';
import { plainOf, retyped } from './html-words.ts';

// Asked for as soon as the page is there, so that it mostly stands ready when somebody begins to write.
const loading = import('./rich-editor.tsx').catch(() => ({ default: PlainField }));
const RichEditor = lazy(() => loading);

/**
 * Where the text is written: the editor, and until it is loaded and made a plain field whose words the editor then goes on
 * with. Making it takes longer than all else of the composer, so the page is on the screen first.
 */
export function WrittenField(props: FieldProps & { tools?: ReactNode }) {
  const wasIn = useRef(false);
  const drawn = useDeferredValue(true, false);
  const plain = <PlainField {...props} wasIn={wasIn} />;
  if (!drawn) return plain;
  return (
    <Suspense fallback={plain}>
      <RichEditor {...props} wasIn={wasIn} />
    </Suspense>
  );
}

/** As tall as the editor, so that nothing moves when it comes. */
function PlainField(props: FieldProps & { tools?: ReactNode; wasIn?: RefObject<boolean> }) {
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
          if (props.wasIn) props.wasIn.current = true;
        }}
        onBlur={() => {
          if (props.wasIn) props.wasIn.current = false;
          props.onBlur();
        }}
        onKeyDown={(event) => {
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
