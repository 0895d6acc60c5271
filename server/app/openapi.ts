import { z } from 'zod';
import { Problem } from '#contract/common-shapes.ts';
import { contract } from '#contract/index.ts';
import type { RouteContract } from '#contract/route.ts';

type Json = Record<string, unknown>;

/** Raw e-mail is handed in as it is, not as JSON. */
const rawBodies = new Map<string, string>([['/intake/email', 'message/rfc822']]);

/** The OpenAPI 3.1 document of the public API, made from the contract alone. */
export function openApiDocument(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [tag, routes] of Object.entries(contract)) {
    for (const [name, route] of Object.entries(routes) as [string, RouteContract][]) {
      const path = `/api/v1${route.path}`;
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(tag, name, route) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Linja',
      version: '1',
      description: 'Everything the screens do. Errors are problem documents (RFC 9457); `code` says what to do.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.keys(contract).map((name) => ({ name })),
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, made in Settings or with `linja api-key`' },
      },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  };
}

/** Who may call it; a key that is limited to permissions may not do all that is for anybody who is signed in. */
function accessOf({ access, limitedKeys }: RouteContract): string {
  if (access !== 'signed_in') return `Access: ${access}.`;
  return limitedKeys
    ? 'Access: signed_in, also with a limited API key.'
    : 'Access: signed_in; not with a limited API key.';
}

function operation(tag: string, name: string, route: RouteContract): Json {
  const raw = rawBodies.get(route.path);
  return {
    operationId: `${tag}.${name}`,
    tags: [tag],
    summary: route.summary,
    description: [route.description, accessOf(route)].filter(Boolean).join('\n\n'),
    'x-access': route.access,
    ...(route.access === 'public' ? { security: [] } : {}),
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...(raw
      ? { requestBody: { required: true, content: { [raw]: { schema: { type: 'string', format: 'binary' } } } } }
      : route.body
        ? {
            requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } },
          }
        : {}),
    responses: {
      [route.status ?? 200]: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(route.answer, 'output') } },
      },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameters(where: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(property.description ? { description: property.description } : {}),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}
