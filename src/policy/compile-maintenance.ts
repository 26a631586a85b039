// The switch of a policy that holds requests back: everything, or what would use some pools.
import type { Maintenance } from '../core/policy.js';
import { refusePools } from './compile-routes.js';
import type { Compiling } from './compiling.js';
import { MaintenanceEntry } from './policy-file.js';
import { fit, fittingParts, under } from './text/shape.js';

/** null: the switch is off, or could not be read. */
export function compileMaintenance(written: unknown, work: Compiling): Maintenance | null {
  if (written === undefined) return null;
  const path = ['maintenance'];
  const refuseUnknown = (pools: readonly string[] = []) => refusePools(pools, (index) => ['pools', index], { path, work });
  const fitted = fit(MaintenanceEntry, written);
  if (!fitted.ok) {
    work.refuse(under(path, fitted.misfits));
    refuseUnknown(fittingParts(MaintenanceEntry, written).pools);
    return null;
  }
  const { on, message, pools } = fitted.value;
  refuseUnknown(pools);
  return on ? { message, pools: pools ?? null } : null;
}
