/** The other catalogues of everyday work in this language, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  [
    '../areas/*/messages/nl.json',
    '!../areas/{desk,worklist,requests,room,together,writing}/messages/nl.json',
    '!../areas/{calendars,catalog,configuration,mail,rules,settings,staff}/messages/nl.json',
  ],
  { eager: true, import: 'default' },
);
