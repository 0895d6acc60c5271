import { describe, expect, test } from 'vitest';
import type { TimelineEntry } from '#contract/requests.ts';
import { partsOf } from './timeline-groups.ts';

const fact = (id: string, at: string, kind = 'system') =>
  ({ type: 'fact', id, at, event: 'request.started', actor: { kind, name: 'Linja' }, facts: {} }) as TimelineEntry;
const message = (id: string, at: string) => ({ type: 'message', id, at }) as TimelineEntry;
const shape = (entries: TimelineEntry[], zone = 'UTC') =>
  partsOf(entries, zone).map((part) => (part.kind === 'facts' ? part.facts.length : part.kind));

describe('the timeline', () => {
  test('gathers facts that follow one another, and begins anew after a message', () => {
    const at = '2026-03-02T10:00:00Z';
    expect(shape([fact('1', at), fact('2', at), message('3', at), fact('4', at)])).toEqual(['day', 2, 'message', 1]);
  });

  test('begins a day where the reader’s day begins', () => {
    const entries = [fact('1', '2026-03-02T22:30:00Z'), fact('2', '2026-03-02T23:30:00Z')];
    expect(shape(entries)).toEqual(['day', 2]);
    expect(shape(entries, 'Europe/Stockholm')).toEqual(['day', 1, 'day', 1]);
  });

  test('says that a run came by rule only when nobody took part', () => {
    const at = '2026-03-02T10:00:00Z';
    const runs = (second: string) =>
      partsOf([fact('1', at), fact('2', at, second)], 'UTC').flatMap((part) =>
        part.kind === 'facts' ? [part.byRule] : [],
      );
    expect(runs('system')).toEqual([true]);
    expect(runs('person')).toEqual([false]);
  });

  test('tells edits of one person in one go as one fact', () => {
    const edit = (id: string, at: string, name: string, field: string) =>
      ({
        ...fact(id, at, 'person'),
        event: 'request.edited',
        actor: { kind: 'person', name },
        facts: { fields: [field] },
      }) as TimelineEntry;
    const parts = partsOf(
      [
        edit('1', '2026-03-02T10:00:00Z', 'Anna', 'subject'),
        edit('2', '2026-03-02T10:01:00Z', 'Anna', 'solution'),
        edit('3', '2026-03-02T10:02:00Z', 'Erik', 'solution'),
        edit('4', '2026-03-02T10:40:00Z', 'Erik', 'solution'),
      ],
      'UTC',
    );
    expect(parts.flatMap((part) => (part.kind === 'facts' ? part.facts.map((one) => one.facts.fields) : []))).toEqual([
      ['subject', 'solution'],
      ['solution'],
      ['solution'],
    ]);
  });
});
