import { describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { RouteContract } from '#contract/route.ts';
import { openApiDocument } from './openapi.ts';

type Json = Record<string, unknown>;
type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
  security?: unknown[];
};

// As a client reads it: after the journey through JSON.
const document = JSON.parse(JSON.stringify(openApiDocument()));
const operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const routes = Object.values(contract).flatMap((area) => Object.values(area) as RouteContract[]);

/** Every value in a document with the path to it. */
function* everyPlace(value: unknown, path = '#'): Generator<[string, Json]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [path, value as Json];
  for (const [key, inner] of Object.entries(value)) yield* everyPlace(inner, `${path}/${key}`);
}

const resolve = (ref: string) =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (at, key) => (at as Json | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );

describe('the OpenAPI document', () => {
  test('says which version it is and who it is about', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: 'Linja', version: expect.any(String) });
    expect(document.info.license).toMatchObject({ identifier: 'Apache-2.0' });
  });

  test('has every operation of the contract, and no other', () => {
    expect(operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(
      routes.map((route) => `${route.method} /api/v1${route.path}`).sort(),
    );
  });

  test('gives each operation a name of its own, a summary and a known tag', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    const tags = document.tags.map((tag: { name: string }) => tag.name);
    for (const { operation } of operations) {
      expect(operation.summary.length).toBeGreaterThan(3);
      expect(tags).toEqual(expect.arrayContaining(operation.tags));
    }
  });

  test.each(operations.map(({ method, path, operation }) => [`${method} ${path}`, path, operation] as const))(
    'declares the path parameters of %s, and no parameter twice',
    (_, path, operation) => {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(declared.map((parameter) => parameter.name).sort()).toEqual(inPath.sort());
      expect(declared.every((parameter) => parameter.required)).toBe(true);
      const all = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
      expect(new Set(all).size).toBe(all.length);
      for (const parameter of operation.parameters) expect(Object.keys(parameter.schema).length).toBeGreaterThan(0);
    },
  );

  test.each(operations.map(({ method, path, operation }) => [`${method} ${path}`, method, operation] as const))(
    'gives %s answers with a schema, refusals as problem documents, and no body where none is read',
    (_, method, operation) => {
      const codes = Object.keys(operation.responses);
      expect(codes.filter((code) => /^2\d\d$/.test(code))).toHaveLength(1);
      expect(operation.responses.default?.content?.['application/problem+json']).toBeDefined();
      for (const response of Object.values(operation.responses)) expect(response.description).toBeTruthy();
      if (method === 'get') expect(operation.requestBody).toBeUndefined();
    },
  );

  test('refers only to what is in it, and carries no dialect of its own', () => {
    for (const [path, place] of everyPlace(document)) {
      if (typeof place.$ref === 'string') {
        expect(place.$ref, path).toMatch(/^#\//);
        expect(resolve(place.$ref), `${path} → ${place.$ref}`).toBeDefined();
      }
      expect(place.$schema, path).toBeUndefined();
    }
  });

  test('uses schemas of JSON Schema 2020-12 only: no `nullable`, and bounds that are numbers', () => {
    for (const [path, place] of everyPlace(document)) {
      if (path.endsWith('/properties')) continue;
      expect(place.nullable, path).toBeUndefined();
      if ('exclusiveMinimum' in place) expect(typeof place.exclusiveMinimum, path).toBe('number');
      if ('required' in place && 'properties' in place) {
        expect(Object.keys(place.properties as Json), path).toEqual(expect.arrayContaining(place.required as string[]));
      }
    }
  });

  test('asks for a key everywhere but where anybody may call', () => {
    const open = operations.filter(({ operation }) => operation.security?.length === 0).map(({ path }) => path);
    expect(open.sort()).toEqual(
      routes
        .filter((route) => route.access === 'public')
        .map((route) => `/api/v1${route.path}`)
        .sort(),
    );
  });
});
