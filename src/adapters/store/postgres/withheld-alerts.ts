// What is told in the place of alerts that are one too many of their kind, for their tenant or for all. In: those. Out: one alert a kind and tenant, or a
// kind. Promised: what stands for others is never stood for itself.
import type { AlertKey, AlertKind } from '../../../core/alert-keys.js';
import { severities } from '../../../core/policy.js';
import type { NewAlert } from '../../../ports/store/steps.js';

const ownKind = 'alerts-withheld' satisfies AlertKind;

/** Of which too many are open: those of one kind for `one` tenant (or for none), or for `all` tenants. */
export type Bound = 'one' | 'all';

export interface Withheld {
  readonly alert: NewAlert;
  readonly by: Bound;
}

export function withheldOf(all: readonly Withheld[]): NewAlert[] {
  const standing = new Map<AlertKey, NewAlert>();
  for (const { alert, by } of all) {
    const kind = alert.key.split(':', 1)[0] ?? '';
    if (kind === ownKind) continue;
    const one = inPlaceOf(kind, alert, by === 'one' ? alert.details['tenant_id'] : undefined);
    const before = standing.get(one.key);
    if (before === undefined || severities.indexOf(before.severity) < severities.indexOf(one.severity))
      standing.set(one.key, one);
  }
  return [...standing.values()];
}

function inPlaceOf(kind: string, { severity, key }: NewAlert, tenant: string | undefined): NewAlert {
  const [subject, about] = tenant === undefined ? [kind, ''] : [`${kind}:${tenant}`, ` about tenant ${tenant}`];
  return {
    key: `${ownKind}:${subject}`,
    severity,
    summary:
      `So many alerts of the kind ${kind}${about} are open that further ones, such as ${key}, are not sent. ` +
      `Find their cause${tenant === undefined ? '' : `: \`job-keeper requests list --tenant ${tenant}\``}.`,
    details: { kind, ...(tenant === undefined ? {} : { tenant_id: tenant }) },
    requestId: null,
  };
}
