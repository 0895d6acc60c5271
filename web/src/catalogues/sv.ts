/** Every catalogue of one language, as one file of the build. */
export const catalogue = import.meta.glob<Record<string, unknown>>(
  ['../ui/messages/sv.json', '../shell/messages/sv.json', '../areas/*/messages/sv.json'],
  { eager: true, import: 'default' },
);
