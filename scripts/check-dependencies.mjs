// What the service brings along, checked: no package with a known hole of weight, none under a licence that does not go with Apache-2.0. In: the
// lock file, and the registry's advisories. Out: exit code 1 with every finding. A registry that has no advisories at all (a mirror answers 404, 405
// or 501) cannot be mended from here: it is told of as not checked, and is no failure. One that should have them and does not answer is tried
// again, and then, with --require-audit, it is a failure: CI asks for that. Development tools are not shipped and not judged here.
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
/** How registries answer that do not know what is asked. */
const withoutAdvisories = new Set([404, 405, 501]);
const triesMax = 2;

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
const audited = audit();
const findings = [...shipped.flatMap(licenceFinding), ...holes(audited)];
for (const finding of findings) console.error(finding);
console.log(`${shipped.length} packages shipped, licences checked, ${saying(audited)}, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;

function holes({ kind, why, vulnerabilities }) {
  if (kind === 'checked') return advisories(vulnerabilities);
  const required = kind === 'unanswered' && process.argv.includes('--require-audit');
  return required ? [`known holes could not be checked: ${why}`] : [];
}

function saying({ kind, why }) {
  switch (kind) {
    case 'checked':
      return 'known holes checked';
    case 'none':
      return `known holes NOT CHECKED: this registry has no advisories (${why})`;
    default:
      return `known holes NOT CHECKED: ${why}`;
  }
}

function licenceFinding([path, { license, version }]) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const said = license ?? 'none';
  return fits(said) ? [] : [`${name} ${version}: licence ${said}`];
}

/** `(MIT OR GPL-3.0)` leaves the choice; of `MIT AND CC0-1.0` both hold. What stands in brackets is judged first. */
function fits(expression) {
  const inner = /\(([^()]*)\)/;
  let text = expression;
  while (inner.test(text)) text = text.replace(inner, (_, one) => (fits(one) ? 'MIT' : 'none'));
  return text.split(' OR ').some((choice) => choice.split(' AND ').every((one) => fitting.has(one.trim())));
}

function advisories(vulnerabilities) {
  return Object.values(vulnerabilities)
    .filter(({ severity }) => severity === 'high' || severity === 'critical')
    .map(({ name, severity, via }) => `${name}: ${severity}: ${via.map((one) => one.title ?? one).join('; ')}`);
}

/** npm ends with 1 also when it has found something: what it found is in what it wrote. */
function audit() {
  let answer = { kind: 'unanswered', why: 'npm audit said nothing' };
  for (let tries = 0; tries < triesMax && answer.kind === 'unanswered'; tries += 1) answer = auditOnce();
  return answer;
}

function auditOnce() {
  const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  const told = parsed(stdout);
  if (told !== null && 'vulnerabilities' in told) return { kind: 'checked', vulnerabilities: told.vulnerabilities };
  const why = whyNot(told, error);
  return withoutAdvisories.has(statusOf(told)) ? { kind: 'none', why } : { kind: 'unanswered', why };
}

function whyNot(told, error) {
  return String(told?.message ?? told?.error?.summary ?? error?.message ?? 'npm audit gave no JSON').split('\n', 1)[0];
}

/** npm tells it in a field, or only in its sentence: `405 Method Not Allowed - POST https://...`. */
function statusOf(told) {
  return told?.statusCode ?? Number(/\b([45]\d\d) [A-Z]/.exec(told?.message ?? '')?.[1]);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
