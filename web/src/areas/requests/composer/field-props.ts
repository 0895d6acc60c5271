import type { Mode } from './composer-draft.ts';

/** What the field for writing is given, whether the editor has been loaded or not. */
export type FieldProps = {
  id: string;
  mode: Mode;
  label: string;
  placeholder: string;
  html: string;
  /** Formatted text after each change; `pending`: a picture in it is still on its way. */
  onChange: (html: string, pending: boolean) => void;
  /** Sends, and says whether there was anything to send. */
  onSend: () => boolean;
  onBlur: () => void;
  /** Files that are no pictures, dropped or pasted. */
  onFiles: (files: File[]) => void;
  takesFocus?: boolean;
};
