/** The catalogues of one language that the desk, the lists and a request need, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  [
    '../ui/messages/pl.json',
    '../shell/messages/pl.json',
    '../areas/{desk,worklist,requests,room,together,writing}/messages/pl.json',
  ],
  { eager: true, import: 'default' },
);
