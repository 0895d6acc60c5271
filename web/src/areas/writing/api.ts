import { useQuery } from '@tanstack/react-query';
import type { Language } from '#contract/common-shapes.ts';
import { wordRoutes } from '#contract/words.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

/** Query keys of the words kept for writing; what is rendered for a request lies under the request. */
export const writingKeys = {
  variables: [scopes.settings, 'text-variables'] as const,
  texts: [scopes.settings, 'text-modules'] as const,
  signatures: [scopes.settings, 'signatures'] as const,
  macros: [scopes.settings, 'macros'] as const,
  preview: (of: unknown) => [scopes.settings, 'text-preview', of] as const,
  offered: (id: string) => [scopes.request, id, 'macros'] as const,
  macroPreview: (id: string, macroId: string) => [scopes.request, id, 'macros', macroId] as const,
  signature: (id: string) => [scopes.request, id, 'signature'] as const,
};

/** The variables a text may hold, worded in the reader's language. */
export function useVariables() {
  const found = useQuery({
    queryKey: writingKeys.variables,
    queryFn: ({ signal }) => call(wordRoutes.listVariables, { signal }),
  });
  return found.data?.rows ?? [];
}

export const listTexts = () => call(wordRoutes.listTextModules, {});

/** Text modules and templates: everybody's and mine. */
export function useTexts() {
  return useQuery({ queryKey: writingKeys.texts, queryFn: listTexts });
}

export const listSignatures = () => call(wordRoutes.listSignatures, {});

export function useSignatures() {
  return useQuery({ queryKey: writingKeys.signatures, queryFn: listSignatures });
}

export const listMacros = () => call(wordRoutes.listMacros, {});

export function useMacros() {
  return useQuery({ queryKey: writingKeys.macros, queryFn: listMacros });
}

/** A text as it would stand on a request, or on the sample; asked anew when it has rested for a moment. */
export function useTextPreview(of: { html: string; language: Language; number: number | null; personal: boolean }) {
  return useQuery({
    queryKey: writingKeys.preview(of),
    queryFn: ({ signal }) => call(wordRoutes.previewText, { body: of, signal }),
    placeholderData: (before) => before,
    retry: false,
  });
}

/** The macros of a request, each with whether it can be run now. */
export function useOfferedMacros(requestId: string) {
  return useQuery({
    queryKey: writingKeys.offered(requestId),
    queryFn: ({ signal }) => call(wordRoutes.offerMacros, { params: { id: requestId }, signal }),
    staleTime: 0,
  });
}

/** What a macro would do, found out by doing it and taking it back. */
export function useMacroPreview(requestId: string, macroId: string) {
  return useQuery({
    queryKey: writingKeys.macroPreview(requestId, macroId),
    queryFn: ({ signal }) => call(wordRoutes.previewMacro, { params: { id: requestId, macroId }, body: {}, signal }),
    staleTime: 0,
    gcTime: 0,
  });
}
