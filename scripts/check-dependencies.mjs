// What the service brings along, checked: no package with a known hole of weight, none under a licence that does not go with Apache-2.0. In: the
// lock file, and the registry's advisories. Out: exit code 1 with every finding. A registry without advisories (a mirror, or none at all) is told of
// as not checked, and with --require-audit it fails: CI asks for that. Development tools are not shipped and not judged here.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const fitting = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'MIT-0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
]);
/** Packages whose lock entry does not say it, with what their own files say. */
const known = {};

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
const audited = audit();
const findings = [...shipped.flatMap(licenceFinding), ...(audited === null ? unaudited() : advisories(audited))];
for (const finding of findings) console.error(finding);
const holes = audited === null ? 'known holes NOT CHECKED: the registry gives no advisories' : 'known holes checked';
console.log(`${shipped.length} packages shipped, licences checked, ${holes}, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;

function licenceFinding([path, { license, version }]) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const said = license ?? known[name] ?? 'none';
  return fits(said) ? [] : [`${name} ${version}: licence ${said}`];
}

/** `(MIT OR GPL-3.0)` leaves the choice; of `MIT AND CC0-1.0` both hold. */
function fits(expression) {
  const plain = expression.replace(/[()]/g, '');
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((one) => fitting.has(one.trim())));
}

function unaudited() {
  return process.argv.includes('--require-audit') ? ['the registry gives no advisories, and they are required'] : [];
}

function advisories({ vulnerabilities }) {
  return Object.values(vulnerabilities)
    .filter(({ severity }) => severity === 'high' || severity === 'critical')
    .map(({ name, severity, via }) => `${name}: ${severity}: ${via.map((one) => one.title ?? one).join('; ')}`);
}

/** null: there is no audit to be had. npm ends with 1 also when it has found something: what it found is in what it wrote. */
function audit() {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  try {
    const told = JSON.parse(stdout);
    return 'vulnerabilities' in told ? told : null;
  } catch {
    return null;
  }
}
