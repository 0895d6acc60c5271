import { Textarea } from '@mantine/core';
import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useRef } from 'react';
import classes from './editor.module.css';
import type { FieldProps } from './field-props.ts';
import { plainOf, retyped } from './html-words.ts';

// Asked for as soon as the page is there, so that it mostly stands ready when somebody begins to write.
const loading = import('./rich-editor.tsx').catch(() => ({ default: PlainField }));
const RichEditor = lazy(() => loading);

/** Where the text is written: the editor, and until it is loaded a plain field whose words the editor then goes on with. */
export function WrittenField(props: FieldProps & { tools?: ReactNode }) {
  const wasIn = useRef(false);
  return (
    <Suspense fallback={<PlainField {...props} wasIn={wasIn} />}>
      <RichEditor {...props} takesFocus={wasIn.current || props.takesFocus === true} />
    </Suspense>
  );
}

function PlainField(props: FieldProps & { tools?: ReactNode; wasIn?: RefObject<boolean> }) {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the field is there
  useEffect(() => {
    if (props.takesFocus) field.current?.focus();
  }, []);
  return (
    <Textarea
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
      autosize
      minRows={2}
      maxRows={14}
      variant="unstyled"
      classNames={{ input: classes.plain ?? '' }}
    />
  );
}
