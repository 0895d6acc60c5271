/** The other catalogues of everyday work in this language, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  [
    '../areas/*/messages/en.json',
    '!../areas/{desk,worklist,requests,room,together,writing}/messages/en.json',
    '!../areas/{calendars,catalog,configuration,mail,rules,settings,staff}/messages/en.json',
  ],
  { eager: true, import: 'default' },
);
