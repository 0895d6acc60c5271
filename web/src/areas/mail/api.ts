import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { type InboundMessage, mailRoutes, type OutboundMail } from '#contract/mail.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

export const mailKeys = {
  addresses: [scopes.settings, 'mail-addresses'] as const,
  relay: [scopes.settings, 'mail-relay'] as const,
  outbound: (state: string) => [scopes.mail, 'outbound', state] as const,
  inbound: (state: string) => [scopes.mail, 'inbound', state] as const,
};

// Mail moves by itself and no live event tells of it.
const lookAgain = 15_000;

export function useMailAddresses() {
  return useQuery({
    queryKey: mailKeys.addresses,
    queryFn: ({ signal }) => call(mailRoutes.listAddresses, { signal }),
  });
}

export function useRelay() {
  return useQuery({ queryKey: mailKeys.relay, queryFn: ({ signal }) => call(mailRoutes.readRelay, { signal }) });
}

export type RelayBody = z.input<NonNullable<typeof mailRoutes.setRelay.body>>;

/** Sets the relay; what waits in the outbox then goes out. */
export function useSetRelay() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RelayBody) => call(mailRoutes.setRelay, { body }),
    onSuccess: (relay) => {
      client.setQueryData(mailKeys.relay, relay);
      void client.invalidateQueries({ queryKey: [scopes.mail] });
    },
  });
}

/** Connects to the saved relay and tells how it went. */
export function useTryRelay() {
  return useMutation({ mutationFn: () => call(mailRoutes.tryRelay, {}) });
}

/** The outbox, newest first; `state` '' for all. */
export function useOutbound(state: OutboundMail['state'] | '') {
  return useInfiniteQuery({
    queryKey: mailKeys.outbound(state),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(mailRoutes.listOutbound, { query: { state: state || undefined, after: pageParam, limit: 50 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
}

/** What reached us, newest first; `state` '' for all. */
export function useInbound(state: InboundMessage['state'] | '') {
  return useInfiniteQuery({
    queryKey: mailKeys.inbound(state),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(mailRoutes.listInbound, { query: { state: state || undefined, after: pageParam, limit: 50 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
}

/** Tries one mail again now, or takes one message in again. */
export function useMailAgain(what: 'sendAgain' | 'runAgain', onDone: () => void, onError: (error: unknown) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await call(mailRoutes[what] as typeof mailRoutes.sendAgain, { params: { id } });
    },
    onSuccess: onDone,
    onError,
    onSettled: () => client.invalidateQueries({ queryKey: [scopes.mail] }),
  });
}
