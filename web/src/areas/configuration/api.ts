import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { type Comparison, type ConfigurationFile, configurationRoutes } from '#contract/configuration.ts';
import { call } from '../../shell/api-client.ts';
import { useSettingsChanged } from '../settings/api.ts';

/** Where the browser fetches the file from; the session goes along. */
export const fileAddress = '/api/v1/configuration';

export type Chosen = { name: string; file: ConfigurationFile; comparison: Comparison };

/** What is no configuration at all: the page has its own words for it. */
export class NoConfiguration extends Error {}

/** Reads a chosen file and asks what it would change. */
export function useCompare() {
  return useMutation({
    mutationFn: async (chosen: File): Promise<Chosen> => {
      const file = parsed(await chosen.text());
      return { name: chosen.name, file, comparison: await call(configurationRoutes.compare, { body: file }) };
    },
  });
}

/** Takes the compared file in. */
export function useTake() {
  const changed = useSettingsChanged();
  return useMutation({
    mutationFn: ({ file, comparison }: Chosen) =>
      call(configurationRoutes.take, { body: { file, digest: comparison.digest } }),
    onSuccess: changed,
  });
}

function parsed(text: string): z.input<typeof ConfigurationFile> & ConfigurationFile {
  try {
    const file = JSON.parse(text) as ConfigurationFile;
    if (file?.format === 'linja-configuration') return file;
  } catch {
    // Said below, as for any other file that is none of ours.
  }
  throw new NoConfiguration();
}
