import { Fragment, type ReactNode } from 'react';
import classes from './form.module.css';

const mark = '\u2063';

/** Arguments for a message whose blanks are drawn as controls: each name in invisible marks, found again by `Sentence`. */
export function blanks<Name extends string>(...names: Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, `${mark}${name}${mark}`])) as Record<Name, string>;
}

export type SentencePart = { text: string } | { blank: string; after: string };

/** Text and blanks in order. Punctuation right after a blank goes with it, so that no line begins with a full stop. */
export function sentenceParts(sentence: string): SentencePart[] {
  const pieces = sentence.split(mark);
  return pieces.map((piece, at) => {
    if (at % 2 === 1) return { blank: piece, after: /^[.,;:)]*/.exec(pieces[at + 1] ?? '')?.[0] ?? '' };
    return { text: at === 0 ? piece : piece.replace(/^[.,;:)]+/, '') };
  });
}

/**
 * A setting as a sentence, its blanks filled with controls, in the word order of each language:
 * `<Sentence text={t('priority.sentence', blanks('time'))} controls={{ time: <BudgetField … /> }} />`.
 * `errors` are said below it.
 */
export function Sentence(props: {
  text: string;
  controls: Record<string, ReactNode>;
  errors?: (string | undefined)[];
}) {
  const errors = [...new Set(props.errors?.filter(Boolean))];
  return (
    <div>
      <div className={classes.sentence}>
        {sentenceParts(props.text).map((part, at) =>
          'text' in part ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sentence keeps the order of its parts
            <Fragment key={at}>{part.text}</Fragment>
          ) : (
            <span key={part.blank} className={classes.blank}>
              <span>{props.controls[part.blank]}</span>
              {part.after}
            </span>
          ),
        )}
      </div>
      {errors.map((error) => (
        <p key={error} className={classes.sentenceError}>
          {error}
        </p>
      ))}
    </div>
  );
}
