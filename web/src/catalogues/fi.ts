/** Every catalogue of one language, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  ['../ui/messages/fi.json', '../shell/messages/fi.json', '../areas/*/messages/fi.json'],
  { eager: true, import: 'default' },
);
