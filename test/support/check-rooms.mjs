// Runs the dependency rule over src and migrations. Fails also when it looked at too few files (with a compiler it does not know, the tool
// reports "no violations" over nothing), and when src has a folder that no rule names.
import { readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { aroundRooms, rooms } from '../../.dependency-cruiser.mjs';

const options = await extractOptions('./.dependency-cruiser.mjs');
const { output } = await cruise(['src', 'migrations'], { ...options, outputType: 'err-long', validate: true }, undefined, {
  tsConfig: extractTsConfig('./tsconfig.json'),
});
const json = await cruise(['src', 'migrations'], { ...options, outputType: 'json', validate: true }, undefined, {
  tsConfig: extractTsConfig('./tsconfig.json'),
});
const summary = JSON.parse(String(json.output)).summary;
const files = readdirSync('src', { recursive: true }).filter((name) => /\.tsx?$/.test(String(name))).length;
process.stdout.write(String(output));
if (summary.totalCruised < files) {
  process.stderr.write(`the dependency rule looked at ${summary.totalCruised} modules, but src has ${files} files\n`);
  process.exit(1);
}
const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
const unnamed = folders.map(({ name }) => name).filter((name) => !rooms.includes(name) && !aroundRooms.includes(name));
if (unnamed.length > 0) {
  process.stderr.write(
    `no rule names src/${unnamed.join(', src/')}: add it to \`rooms\` in .dependency-cruiser.mjs, or to \`aroundRooms\`\n`,
  );
  process.exit(1);
}
process.exit(summary.error > 0 ? 1 : 0);
