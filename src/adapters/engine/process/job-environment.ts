// In: a run and what the runner itself was given. Out: the whole environment and the arguments of its command. Promised: nothing of the
// service's own environment goes through but the four names below, and a job cannot redefine what JOB_KEEPER_ tells it.
import type { RunRecord } from './run-record.js';

const inherited = ['PATH', 'HOME', 'LANG', 'TZ'] as const;

export type Environment = Readonly<Record<string, string>>;

/** What a process needs to find programs and to print times and letters right; none of it is a secret. */
export function inheritable(environment: Readonly<Record<string, string | undefined>>): Environment {
  return Object.fromEntries(inherited.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])));
}

export function environmentOf(record: RunRecord, outputFolder: string, given: Environment): Environment {
  return {
    ...given,
    ...record.environment,
    ...parameterVariables(record),
    JOB_KEEPER_PARAMETERS: JSON.stringify(parameterValue(record)),
    JOB_KEEPER_OUTPUT_DIR: outputFolder,
    JOB_KEEPER_RUN_ID: record.token,
    JOB_KEEPER_REQUEST_ID: record.requestId,
    JOB_KEEPER_CORRELATION_ID: record.correlationId,
    JOB_KEEPER_TENANT_ID: record.tenantId,
    JOB_KEEPER_JOB_ID: record.jobId,
  };
}

export function argumentsOf({ command, parameters }: RunRecord): string[] {
  const declared = command.slice(1);
  return parameters.kind === 'python' || parameters.kind === 'jar' ? [...declared, ...parameters.list] : declared;
}

function parameterValue({ parameters }: RunRecord): unknown {
  switch (parameters.kind) {
    case 'none':
      return {};
    case 'notebook':
      return parameters.map;
    case 'python':
    case 'jar':
      return parameters.list;
  }
}

/** For jobs that would rather not read JSON: `report-date` is JOB_KEEPER_PARAM_REPORT_DATE. */
function parameterVariables({ parameters }: RunRecord): Environment {
  if (parameters.kind !== 'notebook') return {};
  return Object.fromEntries(
    Object.entries(parameters.map).map(([name, value]) => [
      `JOB_KEEPER_PARAM_${name.toUpperCase().replaceAll(/[^A-Z0-9_]/g, '_')}`,
      value,
    ]),
  );
}
