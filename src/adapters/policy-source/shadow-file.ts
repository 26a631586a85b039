// The policy of a file that is only looked at beside the one in force. Promised: a bad text, or none, is no fault of the house: it is told
// once with all its problems, and there is no shadow until it is mended.
import type { Policy } from '../../core/policy.js';
import type { ShadowSource } from '../../ports/policy-source.js';
import { watched, type FilePolicyOptions, type Standing, type WatchedFile } from './watched-file.js';

export async function shadowFile(options: FilePolicyOptions): Promise<ShadowSource & WatchedFile> {
  const standing: Standing<Policy | null> = {
    policy: null,
    text: '',
    seen: '',
    loadedAt: options.clock.now(),
    refused: null,
    untaken: '',
  };
  const file = watched({ ...options, kind: 'shadow-policy' }, standing);
  await file.reload();
  return {
    ...file,
    current: () => (standing.refused === null ? standing.policy : null),
    text: () => standing.text,
    refused: () => standing.refused,
    renew: async () => {
      await file.reload();
    },
  };
}
