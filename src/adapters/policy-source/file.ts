// The policy of a file, reloaded when the file or the examples beside it change. In: a path. Out: the policy in force. Promised: a text takes
// effect whole, after it compiles and its examples hold; one that does not is reported with all its problems, once, and the one before stays.
import type { PolicySource } from '../../ports/policy-source.js';
import { check, hashOf, textsOf, watched, type FilePolicyOptions, type Standing, type WatchedFile } from './watched-file.js';

export interface FilePolicySource extends PolicySource, WatchedFile {
  /** The text of the policy in force. */
  text(): string;
}

/** Throws an Error that lists every problem when the first text cannot take effect. */
export async function filePolicySource(options: FilePolicyOptions): Promise<FilePolicySource> {
  const first = await textsOf(options.path);
  const checked = check(first, options);
  if (!checked.ok) throw new Error(checked.detail);
  options.telemetry.report({ kind: 'policy', outcome: 'loaded', version: checked.policy.version, detail: checked.detail });
  const standing: Standing = {
    ...{ policy: checked.policy, text: first.policy, seen: hashOf(JSON.stringify(first)) },
    ...{ loadedAt: options.clock.now(), refused: null },
  };
  return {
    ...watched({ ...options, kind: 'policy' }, standing),
    current: () => standing.policy,
    text: () => standing.text,
    standing: () => ({ loadedAt: standing.loadedAt, refused: standing.refused }),
  };
}
