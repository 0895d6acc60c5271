import type { Measured } from './measure.ts';

export type Result = { name: string; product: Measured; limit?: Measured; bar?: number };

const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
const rate = (value: number) => Math.round(value).toLocaleString('en');

export const ratioOf = ({ product, limit }: Result) => (limit ? product.perSecond / limit.perSecond : undefined);

/** One table in Markdown: the product beside the database alone. */
export function resultTable(results: Result[]): string {
  const rows = results.map((result) => {
    const { name, product, limit, bar } = result;
    const ratio = ratioOf(result);
    return [
      name,
      rate(product.perSecond),
      ...[product.p50, product.p95, product.p99].map((value) => (value > 0 ? ms(value) : '')),
      limit ? rate(limit.perSecond) : '',
      limit ? ms(limit.p50) : '',
      ratio === undefined ? '' : ratio.toFixed(2),
      bar === undefined ? '' : `≥ ${bar} ${ratio !== undefined && ratio >= bar ? 'met' : 'missed'}`,
    ];
  });
  const head = [
    'operation',
    'per second',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'database alone',
    'its p50 ms',
    'ratio',
    'bar',
  ];
  const table = [head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows];
  return table.map((row) => `| ${row.join(' | ')} |`).join('\n');
}
