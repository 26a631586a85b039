// Why a cluster went down, as the workspace says it: `termination_reason`. Out: one bounded sentence with its code, its type, and those parameters that tell
// of an error. Promised: no name of a person and no id of a machine, which other parameters hold; nothing that stands where secrets usually do; a shape
// that is not known takes nothing else from the list of clusters.
import { z } from 'zod';
import type { ClusterEnd } from '../../../core/cluster.js';
import { withoutSecrets } from '../../../core/secret-places.js';
import { safeText } from '../shared/safe-text.js';
import { word } from './run-wire.js';

const reasonMax = 500;
const codeMax = 80;
const parametersMax = 6;
/** `azure_error_code`, `databricks_error_message`, `inactivity_duration_min`, ...; not `username`, `instance_id`. */
const telling = /error|message|reason|code|duration/i;

export const TerminationReason = z
  .looseObject({ code: word, type: word, parameters: z.record(z.string(), z.unknown()).nullish() })
  .nullish()
  .catch(null);

export interface Ended {
  readonly termination_reason?: z.infer<typeof TerminationReason>;
  readonly terminated_time?: number | null | undefined;
}

/** null: it does not say. */
export function clusterEnd({ termination_reason: said, terminated_time: at }: Ended): ClusterEnd | null {
  if (said === undefined || said === null || said.code === '') return null;
  const { code, type, parameters } = said;
  const told = Object.entries(parameters ?? {})
    .flatMap(([name, value]) => (telling.test(name) && typeof value === 'string' && value !== '' ? [`${name}: ${value}`] : []))
    .slice(0, parametersMax);
  const kind = type === '' ? '' : ` (${safeText(type, codeMax)})`;
  const more = told.length === 0 ? '' : `, ${told.join(', ')}`;
  return { reason: safeText(withoutSecrets(`${safeText(code, codeMax)}${kind}${more}`), reasonMax), at: at ?? null };
}
