/** A stretch of time: from the first moment, up to but not including the last; null is open-ended. */
export type Span = { from: Date | null; before: Date | null };

/**
 * The stretch that the words of a filter say (`daySpan` in the contract), by days in `zone`: a day is from its first
 * midnight to the next, whatever the clocks do between. Null for a day that no calendar has, such as 31 February.
 */
export function spanOf(words: string, now: Date, zone: string): Span | null {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const stretch = (first: Temporal.PlainDate | null, last: Temporal.PlainDate | null): Span => ({
    from: first && midnight(first, zone),
    before: last && midnight(last.add({ days: 1 }), zone),
  });
  const whole = (first: Temporal.PlainDate, length: Temporal.DurationLike): Span =>
    stretch(first, first.add(length).subtract({ days: 1 }));
  switch (words) {
    case 'today':
      return stretch(today, today);
    case 'yesterday':
      return stretch(today.subtract({ days: 1 }), today.subtract({ days: 1 }));
    case 'tomorrow':
      return stretch(today.add({ days: 1 }), today.add({ days: 1 }));
    case 'week':
      return whole(today.subtract({ days: today.dayOfWeek - 1 }), { days: 7 });
    case 'month':
      return whole(today.with({ day: 1 }), { months: 1 });
    case 'year':
      return whole(today.with({ month: 1, day: 1 }), { years: 1 });
  }
  const days = /^(\d{1,3})d$/.exec(words)?.[1];
  if (days) return stretch(today.subtract({ days: Math.max(0, Number(days) - 1) }), today);
  return writtenSpan(words, stretch);
}

function writtenSpan(
  words: string,
  stretch: (first: Temporal.PlainDate | null, last: Temporal.PlainDate | null) => Span,
): Span | null {
  const [, sign = '', first = '', last = ''] = /^(>=|<=|>|<)?([\d-]+)(?:\.\.([\d-]+))?$/.exec(words) ?? [];
  const from = dayOf(first);
  const to = last ? dayOf(last) : from;
  if (!from || !to) return null;
  if (sign === '>') return stretch(from.add({ days: 1 }), null);
  if (sign === '>=') return stretch(from, null);
  if (sign === '<') return stretch(null, from.subtract({ days: 1 }));
  if (sign === '<=') return stretch(null, from);
  return stretch(from, to);
}

function dayOf(written: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(written, { overflow: 'reject' });
  } catch {
    return null;
  }
}

const midnight = (day: Temporal.PlainDate, zone: string) =>
  new Date(day.toZonedDateTime({ timeZone: zone }).epochMilliseconds);
