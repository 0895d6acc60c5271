import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { AppError, conflict } from '#platform/errors.ts';
import { isPassing, NotYet, reasonInWords, UnreadableMail } from './intake-faults.ts';

const refusedBy = (code: string) => Object.assign(new pg.DatabaseError('no', 2, 'error'), { code });

describe('a fault of the intake', () => {
  it.each(['08006', '40001', '40P01', '53300', '57P01', '57P03', '55P03', '58030'])(
    'passes by itself when the database says %s',
    (code) => {
      expect(isPassing(refusedBy(code))).toBe(true);
    },
  );

  it.each(['22021', '23502', '42703', '22P05'])('stays when the database says %s', (code) => {
    expect(isPassing(refusedBy(code))).toBe(false);
  });

  it('passes when the database cannot be reached, and not when the mail or we are at fault', () => {
    expect(isPassing(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toBe(true);
    expect(isPassing(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isPassing(new AppError(503, 'unavailable', 'away'))).toBe(true);
    expect(isPassing(new NotYet('the first mail is on its way'))).toBe(true);
    expect(isPassing(new UnreadableMail('empty'))).toBe(false);
    expect(isPassing(conflict('reference_unknown', 'gone'))).toBe(false);
    expect(isPassing(new TypeError('undefined is not a function'))).toBe(false);
    expect(isPassing(null)).toBe(false);
  });

  it('is told in words that can be stored', () => {
    expect(reasonInWords(new UnreadableMail('The mail is \u0000 empty.'))).toBe(
      'It could not be read: The mail is  empty.',
    );
    expect(reasonInWords(refusedBy('22021'))).toBe('The database refused it (22021): no');
    expect(reasonInWords('just text')).toContain('just text');
    expect(reasonInWords(new Error('x'.repeat(9000)))).toHaveLength(500);
  });
});
