/** Every catalogue of one language, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  ['../ui/messages/en.json', '../shell/messages/en.json', '../areas/*/messages/en.json'],
  { eager: true, import: 'default' },
);
