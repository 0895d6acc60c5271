import { Fragment, type ReactNode } from 'react';
import classes from './form.module.css';

const mark = '\u2063';

/** Arguments for a message whose blanks are drawn as controls: each name in invisible marks, found again by `Sentence`. */
export function blanks<Name extends string>(...names: Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, `${mark}${name}${mark}`])) as Record<Name, string>;
}

/** Text and names of blanks by turns: at odd places stands a name. */
export function sentenceParts(text: string): string[] {
  return text.split(mark);
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
          at % 2 === 0 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sentence keeps the order of its parts
            <Fragment key={at}>{part}</Fragment>
          ) : (
            <span key={part}>{props.controls[part]}</span>
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
