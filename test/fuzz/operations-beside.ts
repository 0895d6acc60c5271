import { ExportQuery } from '#contract/request-export.ts';
import type { RouteContract } from '#contract/route.ts';
import type { besideTheContract } from '#test/beside-contract.ts';
import type { Operation } from './operation.ts';
import { type Schema, schemaOf } from './schema-sample.ts';

const text: Schema = { type: 'string' };
const some = (...names: string[]): Schema => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, text])),
});
type Beside = (typeof besideTheContract)[number];

/** What each takes; of the live stream nothing is taken, and it does not end. */
const taken: Record<Exclude<Beside, 'GET /api/v1/live'>, { query?: Schema; body?: Schema }> = {
  'GET /api/v1/attachments/:id': { query: some('download') },
  'GET /api/v1/customer-exports/:id/file': {},
  'GET /api/v1/messages/:id/page': { query: some('images', 'theme') },
  'GET /api/v1/sign-in/sso': { query: some('to') },
  'GET /api/v1/sign-in/sso/callback': { query: some('code', 'state', 'iss', 'error') },
  'POST /api/v1/sign-in/sso/back-channel-logout': { body: some('logout_token') },
  'GET /api/v1/uploads/:id': {},
  'GET /api/v1/requests/export': { query: schemaOf(ExportQuery) },
};

/** What is served beside the contract, called like its operations. */
export const operationsBeside: Operation[] = Object.entries(taken).map(([name, { query = {}, body = null }]) => {
  const [method, path = ''] = name.split(' ');
  return {
    name,
    route: {
      method: method as RouteContract['method'],
      path: path.replace('/api/v1', '').replaceAll(/:(\w+)/g, '{$1}'),
    },
    params: path.includes(':id') ? { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } : {},
    query,
    body,
  };
});
