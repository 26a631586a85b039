// `--set name=value` of a run, into what the service is asked to override. In: the texts as they were given. Out: overrides. Promised: what is a text there
// stays one, however much it looks like a number; a name twice, or without a value, is wrong use.
import { CommandFailure } from '../failure.js';

/** Of these a number or a list is meant where one is written. All others, and single parameters, are texts. */
const asJson: ReadonlySet<string> = new Set([
  ...['priority', 'email_notifications', 'max_concurrent_runs', 'max_wait_seconds', 'max_run_seconds', 'start_after'],
  ...['python_params', 'jar_params'],
]);
const named = 'notebook_params.';

export function overridesIn(settings: readonly string[]): Readonly<Record<string, unknown>> {
  const given = new Map<string, string>();
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at < 1) throw new CommandFailure(2, `--set ${setting}: it must be name=value, such as priority=high`);
    const name = setting.slice(0, at);
    if (given.has(name)) throw new CommandFailure(2, `--set ${name} is given twice`);
    given.set(name, setting.slice(at + 1));
  }
  const all = [...given];
  const parameters = all
    .filter(([name]) => name.startsWith(named))
    .map(([name, text]) => [name.slice(named.length), text] as const);
  const fields = all.filter(([name]) => !name.startsWith(named)).map(([name, text]) => [name, valueOf(name, text)] as const);
  return Object.fromEntries<unknown>([
    ...fields,
    ...(parameters.length === 0 ? [] : [['notebook_params', Object.fromEntries(parameters)] as const]),
  ]);
}

/** What is no JSON is for the service to refuse, or is a text such as a priority's name. */
function valueOf(name: string, text: string): unknown {
  if (!asJson.has(name)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
