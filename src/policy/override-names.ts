// For whom overrides are, where the settings know no such cluster type, job or tenant.
import type { Compiling } from './compiling.js';
import { OverrideEntry, overridesMax } from './policy-file.js';
import { unknownNamed } from './setting-names.js';
import { fit } from './text/shape.js';

const keys = [
  ['cluster_type', 'cluster type'],
  ['job', 'job'],
  ['tenant', 'tenant'],
] as const;

export function warnOfOverrides(entries: readonly unknown[], { text, known, warnAt }: Compiling): void {
  for (const [index, written] of entries.slice(0, overridesMax).entries()) {
    const fitted = fit(OverrideEntry, written);
    if (!fitted.ok) continue;
    for (const [key, what] of keys) {
      const named = fitted.value[key];
      for (const [place, name] of [named ?? []].flat().entries()) {
        const message = unknownNamed(what, name, known);
        const path = ['overrides', index, key, ...(typeof named === 'string' ? [] : [place])];
        if (message !== null) warnAt(text.valueAt(path), message);
      }
    }
  }
}
