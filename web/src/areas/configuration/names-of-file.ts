import type { ConfigurationFile } from '#contract/configuration.ts';

/** What the records of a file are called, by id, so that a reference to one that is new here can be read. */
export function namesOfFile(file: ConfigurationFile): Map<string, string> {
  const named = Object.values(file.parts).flatMap((rows) =>
    rows.map(({ id, path, name, keyword, address }) => [id, path ?? name ?? address ?? keyword] as const),
  );
  return new Map(
    named.flatMap(([id, name]) => (typeof id === 'string' && typeof name === 'string' ? [[id, name] as const] : [])),
  );
}
