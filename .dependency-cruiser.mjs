// The rule of the house: imports point inward, rooms do not know each other, and only app knows both a port and its adapter.
// core <- policy, ports <- rooms; core, ports <- adapters; everything <- app <- main, cli.
export const rooms = [
  'intake',
  'admission',
  'actions',
  'waiting-queue',
  'runs',
  'responses',
  'events',
  'retention',
  'self-audit',
  'model-jobs',
  'schedules',
  'job-templates',
  'warm-up',
  'hands',
  'dead-letters',
];

/** Every other folder of src: what each of them may know is said below. */
export const aroundRooms = ['core', 'policy', 'ports', 'adapters', 'app', 'cli', 'client', 'console', 'words'];

const anyRoom = rooms.join('|');

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'core-is-pure',
      comment:
        'core is what is true about jobs: it must run in a test, the simulator and the dry run with nothing but its arguments.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: ['^src/core/', '^node_modules/zod/'] },
    },
    {
      name: 'deciding-knows-the-words-only',
      comment: 'What a decision is taken on must not depend on what is told, foreseen or asked of decisions. Settings are words.',
      severity: 'error',
      from: { path: '^src/core/deciding/' },
      to: { path: '^src/core/[^/]+/', pathNot: '^src/core/(deciding|settings)/' },
    },
    {
      name: 'policy-knows-core-only',
      comment: 'A policy is text made into rules; it looks at nothing in the world.',
      severity: 'error',
      from: { path: '^src/policy/' },
      to: { pathNot: ['^src/(core|policy)/', '^node_modules/(zod|yaml|@marcbachmann/cel-js|re2js)/'] },
    },
    {
      name: 'conditions-know-no-rules',
      comment: 'A condition is understood by itself, and a text before it is a policy: rules, proofs and examples stand on them.',
      severity: 'error',
      from: { path: '^src/policy/(text|conditions)/' },
      to: { path: '^src/policy/', pathNot: ['^src/policy/$1/', '^src/policy/text/'] },
    },
    {
      name: 'ports-are-types',
      comment: 'Ports say what the rooms need in the words of core; they hold no code.',
      severity: 'error',
      from: { path: '^src/ports/' },
      to: { pathNot: ['^src/(core|ports)/'] },
    },
    {
      name: 'rooms-know-core-and-ports',
      comment: 'A room that imports another room, an adapter or Node cannot be tested alone, nor moved.',
      severity: 'error',
      from: { path: `^src/(${anyRoom})/` },
      to: { pathNot: ['^src/(core|ports|policy)/', `^src/$1/`, '^node_modules/zod/'] },
    },
    {
      name: 'rooms-are-entered-by-their-door',
      comment: 'What a room promises is promised at its door; the rest may change.',
      severity: 'error',
      from: { pathNot: [`^src/(${anyRoom})/`] },
      to: { path: `^src/(${anyRoom})/`, pathNot: `^src/(${anyRoom})/\\1\\.ts$` },
    },
    {
      name: 'adapters-know-core-and-ports',
      comment: 'An adapter speaks to one vendor and to a port; if it knew a room, the room would know the vendor.',
      severity: 'error',
      from: { path: '^src/adapters/' },
      to: { path: `^src/(${anyRoom}|app|cli)/` },
    },
    {
      name: 'adapters-do-not-know-each-other',
      comment: 'Only app joins adapters; what engines share is below each of them. Telemetry and clock are handed in as ports.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+/[^/]+)/' },
      to: {
        path: '^src/adapters/',
        pathNot: [
          '^src/adapters/$1/',
          '^src/adapters/engine/shared/',
          '^src/adapters/(alerts|telemetry|clock|http|policy-source)/',
        ],
      },
    },
    {
      name: 'sql-knows-no-tables',
      comment: 'How statements are sent, and values written, is the same whatever they say.',
      severity: 'error',
      from: { path: '^src/adapters/store/postgres/sql/' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/store/postgres/sql/' },
    },
    {
      name: 'client-knows-its-document-only',
      comment:
        'The client is made from the OpenAPI document: what it does not say, a client of another language could not know either.',
      severity: 'error',
      from: { path: '^src/client/' },
      to: { pathNot: ['^src/client/', '^node_modules/openapi-fetch/'] },
    },
    {
      name: 'console-talks-http',
      comment:
        'The page knows of the service what its OpenAPI document says, as any other client does: what it needs beyond that, no client could have.',
      severity: 'error',
      from: { path: '^src/console/' },
      to: { pathNot: ['^src/(console|words)/', '^src/client/openapi\\.ts$', 'node_modules/(preact|openapi-fetch)/'] },
    },
    {
      name: 'console-takes-types-only',
      comment:
        'Of the client the page has the shapes of the API, and no code: nothing that was meant for Node gets into a browser.',
      severity: 'error',
      from: { path: '^src/console/' },
      to: { path: '^src/client/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'words-are-plain',
      comment: 'They are said in a browser and on a terminal: what one of the two lacks cannot be had by them.',
      severity: 'error',
      from: { path: '^src/words/' },
      to: { pathNot: ['^src/words/', '^node_modules/zod/'] },
    },
    {
      name: 'console-checks-no-shapes',
      comment: 'What checks an answer by its shape is the command line: in the page it would be a library of 60 kB for nothing.',
      severity: 'error',
      from: { path: '^src/(console/|words/(?!.*-shapes\\.ts$))' },
      to: { path: ['^src/words/.*-shapes\\.ts$', '^node_modules/zod/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-the-console',
      comment: 'It is served as files. Code of the service that needs it would need a browser.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/console/' },
      to: { path: '^src/console/' },
    },
    {
      name: 'vendors-in-adapters',
      comment: 'A vendor that is imported elsewhere can no longer be replaced.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(adapters|cli)/'] },
      to: {
        path: '^node_modules/(@azure|amqplib|axios|typeorm|pg|winston|node-cron|fastify|nodemailer|prom-client|cockatiel|limiter|croner)/',
      },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports is dead.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: ['^src/main\\.ts$', '^src/console/main\\.tsx$', 'runner\\.ts$', '^src/ports/', '\\.d\\.ts$'],
      },
      to: {},
    },
    {
      name: 'src-without-dev-dependencies',
      comment: 'What is not installed in production cannot be imported by it.',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that cannot be resolved is not checked by any other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};
