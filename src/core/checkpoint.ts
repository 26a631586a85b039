// Where a run leaves how far it has come, so that the next attempt of its request goes on from there: one address for each request, the same for
// all its attempts, handed to the run as a parameter that no request sends itself. What lies there is the job's own matter.
import { z } from 'zod';
import type { Parameters } from './job-request.js';
import { fillTemplate, unknownValueIn } from './ending/output.js';
import {
  isGiven,
  parameterKinds,
  parameterProblems,
  type ParameterFields,
  type ParameterKind,
} from './parameters/parameter-problems.js';
import type { Problem } from './problem.js';

const known = ['tenant_id', 'correlation_id', 'job_id', 'request_id'] as const;
type Name = (typeof known)[number];
type Ids = Readonly<Record<Name, string>>;

/** Two requests that shared an address would go on with each other's work. `run_id` is of one attempt, and not known before it has begun. */
function templateTrouble(template: string): string | null {
  const unknown = unknownValueIn(template, known);
  if (unknown !== null) return unknown;
  const names = (name: Name) => template.includes(`{${name}}`);
  const isOfOne = names('request_id') || (names('tenant_id') && names('correlation_id'));
  return isOfOne ? null : 'must hold {request_id}, or {tenant_id} and {correlation_id}: each request has its own';
}

const Template = z
  .string()
  .max(1024)
  .regex(/^[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x7e]+$/, 'must be a URI such as dbfs:/checkpoints/{tenant_id}/{request_id}')
  .superRefine((template, context) => {
    const message = templateTrouble(template);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

export const CheckpointSettings = z.strictObject({
  parameter: z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/, 'must be a name such as checkpoint'),
  /** Which kind the job takes. In a list it stands last, as `--parameter` and the address. */
  as: z.enum(parameterKinds).default('notebook_params'),
  uri: Template,
});
export type CheckpointSettings = z.infer<typeof CheckpointSettings>;

/** Of one request, as it is kept with it. */
export interface Checkpoint {
  readonly parameter: string;
  readonly as: ParameterKind;
  readonly uri: string;
}

/** null: an id would be a step (`..`) in the address. */
export function checkpointOf({ parameter, as, uri: template }: CheckpointSettings, ids: Ids): Checkpoint | null {
  const uri = fillTemplate(template, ids);
  return uri === null ? null : { parameter, as, uri };
}

/** What a run is given. One kind is given at a time: a request with another one was refused at the door. */
export function withCheckpoint(given: Parameters, checkpoint: Checkpoint | null): Parameters {
  if (checkpoint === null) return given;
  const { parameter, as, uri } = checkpoint;
  if (as === 'notebook_params')
    return { kind: 'notebook', map: { ...(given.kind === 'notebook' ? given.map : {}), [parameter]: uri } };
  const kind = as === 'python_params' ? 'python' : 'jar';
  return { kind, list: [...(given.kind === kind ? given.list : []), `--${parameter}`, uri] };
}

/** What of these parameters, checked or as they came, cannot stand beside a checkpoint. */
export function besideCheckpoint(fields: ParameterFields, { parameter, as, uri }: Checkpoint): readonly Problem[] {
  const others = parameterKinds.filter((kind) => kind !== as && isGiven(fields[kind]));
  const other = others.map((kind) => ({ path: kind, message: `the job takes ${as}, in which it is given its checkpoint` }));
  const given = fields[as] ?? {};
  const ours = ownParameter(given, parameter);
  if (ours !== null) return [...other, { path: `${as}.${ours}`, message: 'is the checkpoint, which the service gives' }];
  if (typeof given !== 'object') return other;
  const whole = Array.isArray(given) ? [...(given as unknown[]), `--${parameter}`, uri] : { ...given, [parameter]: uri };
  const long = parameterProblems({ [as]: whole }).filter(({ path, message }) => path === as && message.startsWith('takes '));
  return [...other, ...long.map(({ path, message }) => ({ path, message: `${message} (its checkpoint included)` }))];
}

/** Where it stands; null: nowhere. */
function ownParameter(given: unknown, parameter: string): string | null {
  if (typeof given !== 'object' || given === null) return null;
  if (!Array.isArray(given)) return Object.hasOwn(given, parameter) ? parameter : null;
  const at = given.findIndex(
    (item) => item === `--${parameter}` || (typeof item === 'string' && item.startsWith(`--${parameter}=`)),
  );
  return at === -1 ? null : String(at);
}
