// The policy of a file, reloaded when the file or the examples beside it change. In: a path. Out: the policy of the file. Promised: a text is
// taken whole, after it compiles and its examples hold; one that is not is reported with all its problems, once, and the one before stays.
import type { PolicySource } from '../../ports/policy-source.js';
import { check, hashOf } from './check-texts.js';
import { textsOf } from './texts.js';
import { take, tellTaken, watched, type FilePolicyOptions, type Standing, type WatchedFile } from './watched-file.js';

export interface FilePolicySource extends PolicySource, WatchedFile {}

/** Throws an Error that lists every problem when the first text cannot take effect. */
export async function filePolicySource(given: FilePolicyOptions): Promise<FilePolicySource> {
  const options = { ...given, kind: 'policy' } as const;
  const first = await textsOf(options.path);
  const checked = check(first, { path: options.path, telemetry: options.telemetry, ...options.names() });
  if (!checked.ok) throw new Error(checked.detail);
  tellTaken(options, checked, await take(options, { policy: checked.policy, text: first.policy }));
  const standing: Standing = {
    ...{ policy: checked.policy, text: first.policy, seen: hashOf(JSON.stringify(first)), untaken: '' },
    ...{ loadedAt: options.clock.now(), refused: null },
  };
  const file = watched(options, standing);
  return {
    ...file,
    current: () => standing.policy,
    standing: () => ({ loadedAt: standing.loadedAt, refused: standing.refused }),
    renew: async () => {
      await file.reload();
    },
  };
}
