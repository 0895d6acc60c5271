/** The catalogues of the settings in this language, as one file of the build: most people never open them. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  '../areas/{calendars,catalog,configuration,mail,rules,settings,staff}/messages/fi.json',
  { eager: true, import: 'default' },
);
