/** The other catalogues of everyday work in this language, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  [
    '../areas/*/messages/da.json',
    '!../areas/{desk,worklist,requests,room,together,writing}/messages/da.json',
    '!../areas/{calendars,catalog,configuration,mail,rules,settings,staff}/messages/da.json',
  ],
  { eager: true, import: 'default' },
);
