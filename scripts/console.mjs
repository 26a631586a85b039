// Builds the web page: src/console joined into one script, with its style, its icon and the page that names them. Out: a folder of files that may be served as
// they are. Promised: a file is named by what is in it, so that it may be kept for ever; the page itself is the only one that is not.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { build } from 'esbuild';

const from = 'src/console';

export async function buildConsole(outdir) {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: { script: `${from}/main.tsx`, style: `${from}/style.css` },
    outdir,
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    // What browsers of the last three years know.
    target: ['es2022', 'chrome108', 'firefox108', 'safari16'],
    tsconfig: `${from}/tsconfig.json`,
    legalComments: 'eof',
    logLevel: 'warning',
  });
  const bytes = (name) => outputFiles.find(({ path }) => path.endsWith(name)).contents;
  const named = {
    script: put(outdir, 'console.js', bytes('script.js')),
    style: put(outdir, 'console.css', bytes('style.css')),
    icon: put(outdir, 'icon.svg', readFileSync(`${from}/icon.svg`)),
  };
  const page = readFileSync(`${from}/index.html`, 'utf8').replace(/\{(script|style|icon)\}/g, (_, one) => named[one]);
  writeFileSync(join(outdir, 'index.html'), page);
}

function put(outdir, name, contents) {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 12);
  const hashed = name.replace(/\.\w+$/, `-${hash}${extname(name)}`);
  writeFileSync(join(outdir, hashed), contents);
  return hashed;
}
