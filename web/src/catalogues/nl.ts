/** Every catalogue of one language, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  ['../ui/messages/nl.json', '../shell/messages/nl.json', '../areas/*/messages/nl.json'],
  { eager: true, import: 'default' },
);
