/** Every catalogue of one language, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  ['../ui/messages/da.json', '../shell/messages/da.json', '../areas/*/messages/da.json'],
  { eager: true, import: 'default' },
);
