import { useRef, useState } from 'react';
import type { UploadedFile } from '#contract/writing.ts';
import type { Mode } from './composer-draft.ts';
import { tooLarge, uploadFile } from './uploads.ts';

/** A file on its way to the server, or one that did not get there. */
export type Sending = { key: string; mode: Mode; file: File; done: number; failed: boolean; tooLarge: boolean };

/** Hands files in beside the text; each is told to `arrived` with the kind of entry it was put into. */
export function useFiles(arrived: (mode: Mode, file: UploadedFile) => void) {
  const [sending, setSending] = useState<Sending[]>([]);
  const latest = useRef(arrived);
  latest.current = arrived;
  const set = (key: string, part: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const remove = (key: string) => setSending((all) => all.filter((one) => one.key !== key));
  const run = async ({ key, mode, file }: Sending) => {
    set(key, { failed: false, done: 0 });
    try {
      const uploaded = await uploadFile(file, (done) => set(key, { done }));
      remove(key);
      latest.current(mode, uploaded);
    } catch {
      set(key, { failed: true });
    }
  };
  return {
    sending,
    add: (mode: Mode, files: File[]) => {
      const all = files.map((file) => {
        const large = tooLarge(file);
        return { key: crypto.randomUUID(), mode, file, done: 0, failed: large, tooLarge: large };
      });
      setSending((known) => [...known, ...all]);
      for (const one of all) if (!one.tooLarge) void run(one);
    },
    retry: (key: string) => {
      const one = sending.find((other) => other.key === key);
      if (one) void run(one);
    },
    remove,
  };
}
