// Parameters of one run: read from the call, checked by the limits of the real service, echoed as overriding_parameters.
import { invalidParameter } from './api-error.js';
import { optionalObject, optionalStringMap, stringList } from './fields.js';
import type { JsonObject } from './lossless-json.js';

export interface RunParameters {
  readonly jobParameters: Readonly<Record<string, string>> | null;
  readonly notebookParams: Readonly<Record<string, string>> | null;
  readonly jarParams: readonly string[] | null;
  readonly pythonParams: readonly string[] | null;
  readonly pythonNamedParams: Readonly<Record<string, string>> | null;
  readonly sparkSubmitParams: readonly string[] | null;
}

export const NO_PARAMETERS: RunParameters = {
  jobParameters: null,
  notebookParams: null,
  jarParams: null,
  pythonParams: null,
  pythonNamedParams: null,
  sparkSubmitParams: null,
};

const BYTES_MAX = 10_000; // of the JSON form of one parameter field

function checkSize(name: string, value: unknown): void {
  if (value === null) return;
  const bytes = Buffer.byteLength(JSON.stringify(value));
  if (bytes > BYTES_MAX) throw invalidParameter(`The JSON of ${name} has ${bytes} bytes; at most ${BYTES_MAX} are allowed.`);
}

function checkAscii(name: string, values: readonly string[] | null): void {
  for (const value of values ?? []) {
    for (const letter of value) {
      if ((letter.codePointAt(0) ?? 0) > 127) throw invalidParameter(`${name} may hold ASCII characters only.`);
    }
  }
}

export function readParameters(args: JsonObject): RunParameters {
  const params: RunParameters = {
    jobParameters: optionalStringMap(args, 'job_parameters'),
    notebookParams: optionalStringMap(args, 'notebook_params'),
    jarParams: stringList(args, 'jar_params'),
    pythonParams: stringList(args, 'python_params'),
    pythonNamedParams: optionalStringMap(args, 'python_named_params'),
    sparkSubmitParams: stringList(args, 'spark_submit_params'),
  };
  if (params.notebookParams !== null && (params.jarParams?.length ?? 0) > 0)
    throw invalidParameter('notebook_params and jar_params cannot be used together.');
  checkSize('notebook_params', params.notebookParams);
  checkSize('jar_params', params.jarParams);
  checkSize('python_params', params.pythonParams);
  checkSize('spark_submit_params', params.sparkSubmitParams);
  checkAscii('python_params', params.pythonParams);
  checkAscii('spark_submit_params', params.sparkSubmitParams);
  return params;
}

/** `queue.enabled` of the call, or null when the job's own setting counts. */
export function readQueue(args: JsonObject): boolean | null {
  const queue = optionalObject(args, 'queue');
  return queue === null ? null : queue['enabled'] === true;
}

export function overridingParameters(params: RunParameters): JsonObject | undefined {
  const fields: readonly (readonly [string, unknown])[] = [
    ['notebook_params', params.notebookParams],
    ['jar_params', params.jarParams],
    ['python_params', params.pythonParams],
    ['python_named_params', params.pythonNamedParams],
    ['spark_submit_params', params.sparkSubmitParams],
  ];
  const given = fields.filter(([, value]) => value !== null);
  return given.length === 0 ? undefined : Object.fromEntries(given);
}
