import { uploadFile } from './uploads.ts';

/** A picture on its way to the server, shown from this browser meanwhile. */
export type Pending = { url: string; file: File; done: number; failed: boolean };

const pending = new Map<string, Pending>();
const listeners = new Set<() => void>();

const say = () => {
  for (const listener of listeners) listener();
};

export const onPictures = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const pendingAt = (url: string): Pending | undefined => pending.get(url);

/** Begins to hand a picture in; gives the address it is shown at until it has arrived. */
export function beginPicture(file: File, arrived: (url: string, fileId: string) => void): string {
  const url = URL.createObjectURL(file);
  pending.set(url, { url, file, done: 0, failed: false });
  void send(url, arrived);
  return url;
}

/** Tries again with a picture that did not arrive. */
export function retryPicture(url: string, arrived: (url: string, fileId: string) => void): void {
  if (pending.get(url)?.failed) void send(url, arrived);
}

async function send(url: string, arrived: (url: string, fileId: string) => void): Promise<void> {
  const set = (part: Partial<Pending>) => {
    const one = pending.get(url);
    if (one) pending.set(url, { ...one, ...part });
    say();
  };
  set({ failed: false, done: 0 });
  try {
    const { id } = await uploadFile((pending.get(url) as Pending).file, (done) => set({ done }));
    arrived(url, id);
    pending.delete(url);
    say();
  } catch {
    set({ failed: true });
  }
}
