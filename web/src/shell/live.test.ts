import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { applyChanges, joinChanges } from './live.ts';

const changes = (over: object) => ({ requests: [] as string[] | null, topics: [] as string[] | null, ...over });

function staleAfter(over: object): string[] {
  const client = new QueryClient();
  client.setQueryData(['request', 'r1', 'timeline'], {});
  client.setQueryData(['request', 'number', 17], { id: 'r1' });
  client.setQueryData(['request', 'r2'], { id: 'r2' });
  client.setQueryData(['lists', 'desk'], {});
  client.setQueryData(['queue', 'standing'], {});
  client.setQueryData(['settings', 'priorities'], {});
  client.setQueryData(['me'], {});
  client.setQueryData(['presence', 'own'], {});
  client.setQueryData(['room', 'all'], {});
  applyChanges(client, changes(over));
  return client
    .getQueryCache()
    .getAll()
    .filter((query) => query.state.isInvalidated)
    .map((query) => query.queryKey.join(' '));
}

test('a changed request makes itself, lists and queue stale, and no other request', () => {
  expect(staleAfter({ requests: ['r1'] })).toEqual([
    'request r1 timeline',
    'request number 17',
    'lists desk',
    'queue standing',
    'room all',
  ]);
});

test('a changed setting leaves requests alone', () => {
  expect(staleAfter({ topics: ['priority'] })).toEqual(['settings priorities', 'room all']);
});

test('somebody’s presence or absence makes presences and the room stale', () => {
  expect(staleAfter({ topics: ['presence'] })).toEqual(['presence own', 'room all']);
  expect(staleAfter({ topics: ['absence'] })).toEqual(['presence own', 'room all']);
});

test('too many changes to name make every request, list and queue stale', () => {
  expect(staleAfter({ requests: null })).toEqual([
    'request r1 timeline',
    'request number 17',
    'request r2',
    'lists desk',
    'queue standing',
    'room all',
  ]);
});

test('two batches join into one without losing or doubling anything', () => {
  const joined = joinChanges(
    changes({ requests: ['r1', 'r2'] }),
    changes({ requests: ['r2', 'r3'], topics: ['priority'] }),
  );
  expect(joined).toEqual({ requests: ['r1', 'r2', 'r3'], topics: ['priority'] });
});
