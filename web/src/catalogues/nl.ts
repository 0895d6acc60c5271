/** The catalogues of one language that the desk, the lists and a request need, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  [
    '../ui/messages/nl.json',
    '../shell/messages/nl.json',
    '../areas/{desk,worklist,requests,room,together,writing}/messages/nl.json',
  ],
  { eager: true, import: 'default' },
);
