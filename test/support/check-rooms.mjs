// Runs the dependency rule over src and migrations, and fails also when it looked at too few files: with a compiler it does not know, the
// tool reports "no violations" over nothing.
import { readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const options = await extractOptions('./.dependency-cruiser.mjs');
const { output } = await cruise(['src', 'migrations'], { ...options, outputType: 'err-long', validate: true }, undefined, {
  tsConfig: extractTsConfig('./tsconfig.json'),
});
const json = await cruise(['src', 'migrations'], { ...options, outputType: 'json', validate: true }, undefined, {
  tsConfig: extractTsConfig('./tsconfig.json'),
});
const summary = JSON.parse(String(json.output)).summary;
const files = readdirSync('src', { recursive: true }).filter((name) => String(name).endsWith('.ts')).length;
process.stdout.write(String(output));
if (summary.totalCruised < files) {
  process.stderr.write(`the dependency rule looked at ${summary.totalCruised} modules, but src has ${files} files\n`);
  process.exit(1);
}
process.exit(summary.error > 0 ? 1 : 0);
