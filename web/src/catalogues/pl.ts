/** Every catalogue of one language, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  ['../ui/messages/pl.json', '../shell/messages/pl.json', '../areas/*/messages/pl.json'],
  { eager: true, import: 'default' },
);
