/** The other catalogues of everyday work in this language, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  [
    '../areas/*/messages/pl.json',
    '!../areas/{desk,worklist,requests,room,together,writing}/messages/pl.json',
    '!../areas/{calendars,catalog,configuration,mail,rules,settings,staff}/messages/pl.json',
  ],
  { eager: true, import: 'default' },
);
