// Another policy is put in force on every replica. In: the candidate of the shadow, a text, or a version that was in force before. Out: what is in
// force now and what it follows, or why not. Promised: only what this service would load at its start; one that is in force already is no fault.
import { check } from '../../adapters/policy-source/check-texts.js';
import type { PromoteAnswer, PromoteAsked } from '../../ports/policies.js';
import type { House } from '../house.js';
import { namesOf, scopeOf } from '../parts/policies.js';

type Candidate =
  | { readonly kind: 'found'; readonly name: string; readonly version: string; readonly text: string }
  | Extract<PromoteAnswer, { kind: 'no-candidate' | 'refused' }>;

export async function promote(house: House, { what, actor, reason, dryRun }: PromoteAsked): Promise<PromoteAnswer> {
  const { settings, store, clock, policies, bells } = house;
  const candidate = await candidateOf(house, what);
  if (candidate.kind !== 'found') return candidate;
  const { name, version, text } = candidate;
  const policy = { name, version };
  if (dryRun) {
    const before = await store.policies.inForce();
    return { kind: before?.version === version ? 'already-in-force' : 'would', policy, before };
  }
  const wish = { by: actor, reason, at: clock.now() };
  const { before } = await store.policies.promote({ ...policy, text, scope: scopeOf(settings()) }, wish);
  if (before?.version === version) return { kind: 'already-in-force', policy, before };
  await policies.renew();
  bells.admission.ring();
  return { kind: 'promoted', policy, before };
}

async function candidateOf(house: House, what: PromoteAsked['what']): Promise<Candidate> {
  switch (what.kind) {
    case 'shadow':
      return shadowOf(house);
    case 'kept': {
      const kept = await house.store.policies.kept(what.version);
      if (kept === null) return { kind: 'no-candidate', why: `No policy of version ${what.version} was ever in force.` };
      // Its examples held when it came into force, and were another file.
      return verdict(house, { path: `policy ${what.version}`, text: kept.text, examples: null });
    }
    case 'text':
      return verdict(house, { path: what.file, text: what.text, examples: what.examples });
  }
}

/** As its file stands now, whenever it was looked at last. */
async function shadowOf({ shadowPolicy }: House): Promise<Candidate> {
  if (shadowPolicy === null) return { kind: 'no-candidate', why: 'There is no candidate: policies.shadow_file names one.' };
  await shadowPolicy.renew();
  const [policy, refused] = [shadowPolicy.current(), shadowPolicy.refused()];
  if (policy !== null) return { kind: 'found', name: policy.name, version: policy.version, text: shadowPolicy.text() };
  return {
    ...{ kind: 'refused', version: refused?.version ?? '', explained: refused?.problems ?? '' },
    problems: refused?.places ?? [],
  };
}

interface Offered {
  readonly path: string;
  readonly text: string;
  readonly examples: string | null;
}

function verdict({ settings, telemetry }: House, { path, text, examples }: Offered): Candidate {
  const checked = check({ policy: text, examples }, { path, ...namesOf(settings()), telemetry });
  if (!checked.ok) return { kind: 'refused', version: checked.version, explained: checked.detail, problems: checked.places };
  const { name, version } = checked.policy;
  return { kind: 'found', name, version, text };
}
