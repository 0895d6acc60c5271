/** The other catalogues of everyday work in this language, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  [
    '../areas/*/messages/fi.json',
    '!../areas/{desk,worklist,requests,room,together,writing}/messages/fi.json',
    '!../areas/{calendars,catalog,configuration,mail,rules,settings,staff}/messages/fi.json',
  ],
  { eager: true, import: 'default' },
);
