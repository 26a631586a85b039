// The policy that every replica is to decide by: the newest of a file, or one that was promoted. In: this replica's file, and the store. Out: the
// policy in force here. Promised: nothing is decided by a text that the store does not hold; a change is taken whole, within a look, and one that
// cannot be taken is told once and leaves the one before; while the store is away all stays as it is.
import type { Instant } from '../../core/ids.js';
import type { Policy } from '../../core/policy.js';
import type { PolicySource, RefusedPolicy } from '../../ports/policy-source.js';
import type { InForce, PolicyStore, Succession } from '../../ports/store/policies.js';
import { check } from './check-texts.js';
import { filePolicySource } from './file.js';
import type { Accepted, FilePolicyOptions, Taken, WatchedFile } from './watched-file.js';

export interface InForceOptions extends Omit<FilePolicyOptions, 'take'> {
  readonly store: Pick<PolicyStore, 'fileSeen' | 'inForce' | 'kept'>;
  readonly replica: string;
  /** Whether its file may take the place of what others decide by: not where nothing is decided. */
  readonly proposes: boolean;
}

interface Standing {
  /** The version that the store has told of last. */
  wanted: string;
  /** Of the store; null: there was no need of it. */
  other: Policy | null;
  /** A version of the store that cannot be taken here. */
  refused: RefusedPolicy | null;
  /** What was told of last, and since when. */
  shown: { readonly version: string; readonly at: Instant };
}

/** Throws an Error that lists every problem when the file cannot be taken, a Fault when the store is away. */
export async function policyInForce(options: InForceOptions): Promise<PolicySource & WatchedFile> {
  const { clock, store } = options;
  const standing: Standing = { wanted: '', other: null, refused: null, shown: { version: '', at: clock.now() } };
  const file = await filePolicySource({ ...options, take: (accepted) => take(options, standing, accepted) });
  const current = () => (standing.other === null || standing.wanted === file.current().version ? file.current() : standing.other);
  const renew = async () => {
    const now = await store.inForce();
    if (now === null) return;
    standing.wanted = now.version;
    const known = [file.current(), standing.other].some((policy) => policy?.version === now.version);
    if (known) standing.refused = null;
    else if (standing.refused?.version !== now.version) await fetchOther(options, standing, now);
    tell(options, standing, { version: current().version, now });
  };
  await renew();
  return {
    current,
    standing: () => ({
      loadedAt: Math.max(standing.shown.at, file.standing().loadedAt),
      refused: standing.refused ?? file.standing().refused,
    }),
    renew,
    reload: () => file.reload(),
    reconsider: async () => {
      const seen = await file.reconsider();
      // One of the store that could not be taken may be good now; if it is not, that is told anew.
      standing.refused = null;
      await renew();
      return seen;
    },
    stop: () => file.stop(),
  };
}

/** A text of this replica's file: it is kept, and in force unless another has been promoted over it, before anything is decided by it. */
async function take(
  { clock, store, replica, proposes, names }: InForceOptions,
  standing: Standing,
  { policy: { version, name }, text }: Accepted,
): Promise<Taken> {
  const at = clock.now();
  const seen = { by: replica, at, supersedes: proposes };
  const succession = await store.fileSeen({ version, name, text, scope: { poolNames: names().poolNames } }, seen);
  standing.wanted = succession.now.version;
  if (succession.now.version === version) {
    standing.shown = { version, at };
    standing.refused = null;
  }
  return takenOf(succession, version);
}

function takenOf({ now, before }: Succession, version: string): Taken {
  if (now.version !== version) return { outcome: 'superseded', detail: `version ${now.version} stays in force, ${howOf(now)}` };
  const replaced = before !== null && before.version !== version;
  return { outcome: 'loaded', detail: replaced ? `in the place of version ${before.version}, ${howOf(before)}` : '' };
}

function howOf({ how, by }: InForce): string {
  return how === 'promoted' ? `promoted by ${by}` : `from the file of ${by}`;
}

async function fetchOther({ store, names, telemetry, clock }: InForceOptions, standing: Standing, now: InForce): Promise<void> {
  const { version } = now;
  const kept = await store.kept(version);
  const path = `policy ${version}`;
  const checked = kept === null ? null : check({ policy: kept.text, examples: null }, { path, ...names(), telemetry });
  if (checked?.ok === true) {
    standing.other = checked.policy;
    standing.refused = null;
    return;
  }
  // What was in force here stays: this one when it was told of last, else the file's.
  if (standing.other?.version !== standing.shown.version) standing.other = null;
  const problems = checked?.detail ?? 'its text is not in the store';
  standing.refused = { version, at: clock.now(), problems, places: checked?.places ?? [{ path, message: problems }] };
  telemetry.report({ kind: 'policy', outcome: 'refused', version, detail: `${howOf(now)}: ${problems}` });
}

function tell(
  { telemetry, clock }: InForceOptions,
  standing: Standing,
  { version, now }: { readonly version: string; readonly now: InForce },
): void {
  if (version === standing.shown.version) return;
  standing.shown = { version, at: clock.now() };
  const detail = version === now.version ? howOf(now) : `from its own file, for want of version ${now.version}`;
  telemetry.report({ kind: 'policy', outcome: 'loaded', version, detail });
}
