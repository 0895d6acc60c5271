import type { Measured } from './measure.ts';

/** What must hold: so much of the database alone, so many milliseconds for 95 of 100, so many a second, at most so much. */
export type Bar = { ratio?: number; p95?: number; perSecond?: number; most?: number };

/** One line: calls over HTTP with, where there is one, what the database alone does; or a single `value`. */
export type Result = {
  name: string;
  /** How large the desk was; written by the bench. */
  requests?: number;
  product?: Measured;
  limit?: Measured;
  value?: number;
  bar?: Bar;
};

/** By how much any operation may slow down from the smallest desk to the largest. */
const mostGrowth = 1.3;

const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
const rate = (value: number) => Math.round(value).toLocaleString('en');

export const ratioOf = ({ product, limit }: Result) =>
  product && limit ? product.perSecond / limit.perSecond : undefined;

/** How many times as long a call takes (p50) as on the smallest desk of the run. */
function growthOf(result: Result, all: Result[]): number | undefined {
  const first = all.find((other) => other.name === result.name);
  if (!first?.product?.p50 || !result.product?.p50 || first.requests === result.requests) return undefined;
  return result.product.p50 / first.product.p50;
}

function barOf(result: Result): { words: string; met: boolean } | undefined {
  const { bar, product, value } = result;
  if (bar?.ratio !== undefined) return { words: `≥ ${bar.ratio}`, met: (ratioOf(result) ?? 0) >= bar.ratio };
  if (bar?.p95 !== undefined) return { words: `p95 < ${bar.p95} ms`, met: (product?.p95 ?? 0) < bar.p95 };
  if (bar?.perSecond !== undefined)
    return { words: `≥ ${bar.perSecond}/s`, met: (product?.perSecond ?? 0) >= bar.perSecond };
  if (bar?.most !== undefined) return { words: `≤ ${bar.most}`, met: (value ?? 0) <= bar.most };
  return undefined;
}

/** Whether a line misses its bar or has grown more than it may. */
export const isMissed = (result: Result, all: Result[]): boolean =>
  barOf(result)?.met === false || (growthOf(result, all) ?? 1) > mostGrowth;

const thousands = (requests: number | undefined) => (requests === undefined ? '' : requests.toLocaleString('en'));

/** One table in Markdown: the product beside the database alone, for each size. */
export function resultTable(results: Result[]): string {
  const order = [...new Set(results.map((result) => result.name))];
  const sorted = results.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const rows = sorted.map((result) => {
    const { name, product, limit, value } = result;
    const [ratio, growth, bar] = [ratioOf(result), growthOf(result, results), barOf(result)];
    return [
      name,
      thousands(result.requests),
      product ? rate(product.perSecond) : (value ?? 0).toFixed(Math.abs(value ?? 0) < 10 ? 1 : 0),
      ...[product?.p50, product?.p95, product?.p99].map((one) => (one ? ms(one) : '')),
      limit ? rate(limit.perSecond) : '',
      limit ? ms(limit.p50) : '',
      ratio === undefined ? '' : ratio.toFixed(2),
      growth === undefined ? '' : `× ${growth.toFixed(2)}${growth > mostGrowth ? ' missed' : ''}`,
      bar === undefined ? '' : `${bar.words} ${bar.met ? 'met' : 'missed'}`,
    ];
  });
  const head = ['operation', 'requests', 'per second', 'p50 ms', 'p95 ms', 'p99 ms', 'database alone', 'its p50 ms'];
  const all = [...head, 'ratio', 'growth', 'bar'];
  return [all, all.map((_, index) => (index === 0 ? '---' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
