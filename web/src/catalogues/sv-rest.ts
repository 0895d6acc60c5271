/** All other catalogues of this language, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  ['../areas/*/messages/sv.json', '!../areas/{desk,worklist,requests,room,together,writing}/messages/sv.json'],
  { eager: true, import: 'default' },
);
