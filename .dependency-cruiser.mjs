/**
 * The borders of the house (docs/architecture.md): who may import whom. Run with `npm run borders`.
 * Areas from left to right: each imports only areas to its left, and those only through their index.ts. Upwards goes an
 * event, never an import.
 */
const areas = [
  'settings',
  'files',
  'staff',
  'customers',
  'calendars',
  'wording',
  'suggestions',
  'rules',
  'catalog',
  'assignment',
  'requests',
  'changes',
  'learning',
  'channels/email',
  'privacy',
  'writing',
  'routing',
  'escalation',
  'room',
  'worklist',
  'effects',
  'configuration',
  'views',
  'bulk',
  'export',
  'search',
  'viewers',
  'notifications',
];

/** Tests and what only tests use: builders and real peers (`a-mail.ts`), readers of case collections. */
const tests = '\\.test\\.tsx?$|(^|/)(an?-[^/]+|read-corpus)\\.ts$|^test/';
const area = (name) => `^server/areas/${name}/`;
const anyOf = (packages) => packages.map((name) => `(^|/)node_modules/${name}(/|$)`).join('|');

/** Everything that opens a connection; only gateways may. The parser of addresses that comes with nodemailer opens none. */
const network = `^(node:)?(net|tls|http|https|http2|dgram|dns|dns/promises)$|${anyOf(['nodemailer(?!/dist/esm/addressparser)', 'smtp-server', 'undici'])}`;
const database = anyOf(['kysely', 'pg']);

/** Where the database's own library may be named outside `*-queries.ts`, and why. */
const databaseExceptions = [
  // Tells a fault of the database, which passes, from a mail that cannot be read, which does not.
  '^server/areas/channels/email/intake-faults\\.ts$',
];

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that import each other cannot be understood, or moved, alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere, or to a package that package.json does not name.',
      severity: 'error',
      from: { pathNot: tests },
      to: { couldNotResolve: true },
    },
    {
      name: 'contract-stands-alone',
      comment: 'The public promise imports only zod, so that the client can use it and nothing of ours leaks into it.',
      severity: 'error',
      from: { path: '^contract/', pathNot: tests },
      to: { pathNot: ['^contract/', anyOf(['zod'])] },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^server/platform/', pathNot: tests },
      to: { path: '^server/(areas|app)/' },
    },
    {
      name: 'areas-know-no-app',
      severity: 'error',
      from: { path: '^server/areas/', pathNot: tests },
      to: { path: '^server/app/' },
    },
    ...areas.map((name, position) => ({
      name: `only-to-the-left: ${name}`,
      comment: 'Areas import only areas to their left; what is to the right hears an event.',
      severity: 'error',
      from: { path: area(name), pathNot: tests },
      to: {
        path:
          areas
            .slice(position + 1)
            .map(area)
            .join('|') || '^$',
      },
    })),
    {
      name: 'areas-in-the-order',
      comment: 'A new area gets its place in the list above.',
      severity: 'error',
      from: {},
      to: { path: '^server/areas/', pathNot: areas.map(area) },
    },
    {
      name: 'through-the-index',
      comment: 'Another area is used through its index.ts only.',
      severity: 'error',
      from: { path: '^server/areas/((?:channels/)?[^/]+)/', pathNot: tests },
      to: { path: '^server/areas/', pathNot: ['^server/areas/$1/', '^server/areas/(?:channels/)?[^/]+/index\\.ts$'] },
    },
    {
      name: 'sql-in-queries',
      comment: 'kysely and pg only in *-queries.ts and the platform, so that SQL is found in one kind of file.',
      severity: 'error',
      from: { path: '^server/(areas|app)/', pathNot: [tests, '-queries\\.ts$', ...databaseExceptions] },
      to: { path: database },
    },
    {
      name: 'network-in-gateways',
      comment: 'Only *-gateway.ts talks to other machines: a command may run again, the network may not.',
      severity: 'error',
      from: { path: '^server/(areas|app)/', pathNot: [tests, '-gateway\\.ts$'] },
      to: { path: network, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-stays-pure',
      comment: 'Phases, policies, calculations and parsers get all they need as arguments.',
      severity: 'error',
      from: { path: '^server/.*(-(phase|policy|calc)|/parse-[^/]+)\\.ts$', pathNot: tests },
      to: {
        path: `${database}|${network}|^(node:)?(fs|fs/promises|child_process)$|-(queries|gateway)\\.ts$|^server/platform/(command|db|config|jobs|outbox-relay|realtime|snapshot|ticker|log|migrate|http/(bind-route|create-http))\\.ts$`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'tests-stay-tests',
      severity: 'error',
      from: { path: '^(server|contract|web/src)/', pathNot: tests },
      to: { path: '^test/|\\.test\\.tsx?$' },
    },
    {
      name: 'shipped-needs-shipped',
      comment: 'What runs at a customer may not need a package that only development installs.',
      severity: 'error',
      from: { path: '^(server|contract)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'client-knows-no-server',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(server|test|tools|bench)/' },
    },
    {
      name: 'pages-import-no-pages',
      comment: 'Pages are reached through the router alone.',
      severity: 'error',
      from: { path: '^web/src/areas/.*-page\\.tsx$' },
      to: { path: '^web/src/areas/.*-page\\.tsx$' },
    },
    {
      name: 'ui-knows-no-business',
      severity: 'error',
      from: { path: '^web/src/ui/', pathNot: tests },
      to: { path: '^web/src/(areas|shell)/' },
    },
  ],
  options: {
    // TypeScript 7 offers no parser to other programs; swc reads the same syntax, types included.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(web/dist|data|docs)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
    cache: false,
  },
};
