// Dead letters. In: which are meant, and who replays them. Out: what they are, and what became of each. Promised: a letter leaves the broker
// only after its request is committed, or is the same as one that is; what is still refused stays where it was; who replayed what is
// recorded before it is done, and what became of it before it leaves. A letter goes through the door that every message goes through, so that twice is one request.
import type { RequestSource } from '../core/request-source.js';
import { identityIn, isMeant } from '../core/dead-letter.js';
import type { RequestId } from '../core/ids.js';
import type { Clock } from '../ports/clock.js';
import type { DeadLetter, DeadLetters } from '../ports/dead-letters.js';
import type { Delivery, Settlement } from '../ports/broker.js';
import type { KeptLetter, Letters, LettersAsked, Replayed, ReplayAnswer, ReplayAsked, ReplayOutcome } from '../ports/letters.js';
import type { HandStore, NewAuditEntry } from '../ports/store/hands.js';
import type { Telemetry } from '../ports/telemetry.js';

/** What intake makes of a message now. */
type Retaken =
  { readonly kind: 'stored' | 'same'; readonly id: RequestId } | Extract<Settlement, { readonly kind: 'dead-letter' }>;

export interface DeadLettersParts {
  /** null: there is no broker. */
  readonly kept: DeadLetters | null;
  readonly store: Pick<HandStore, 'note'>;
  /** Throws a Fault when the store cannot be reached. */
  readonly retake: (source: RequestSource, delivery: Delivery) => Promise<Retaken>;
  readonly fingerprint: (letter: DeadLetter) => string;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** Of each queue: those behind them come into sight as these leave. */
const lookedAtMax = 1000;

export async function showLetters(parts: DeadLettersParts, { selection, max }: LettersAsked): Promise<Letters> {
  const looked = (await parts.kept?.look(lookedAtMax)) ?? { letters: [], more: false };
  const meant = looked.letters.map((letter) => marked(parts, letter)).filter((letter) => isMeant(selection, letter));
  return { letters: meant.slice(0, max), more: looked.more || meant.length > max };
}

export async function replayLetters(parts: DeadLettersParts, asked: ReplayAsked): Promise<ReplayAnswer> {
  const { letters, more } = await showLetters(parts, asked);
  if (asked.dryRun || parts.kept === null || letters.length === 0)
    return { replayed: letters.map((letter): Replayed => ({ letter, outcome: { kind: 'would' } })), more };
  await parts.store.note(
    letters.map((letter) => wishOf(asked, letter)),
    parts.clock.now(),
  );
  const replayed = await sift(parts, parts.kept, asked, new Set(letters.map(({ id }) => id)));
  const changed = replayed.filter(({ outcome }) => outcome.kind !== 'refused').length;
  parts.telemetry.report({ kind: 'hand', act: 'replay', actor: asked.actor, changed });
  return { replayed, more };
}

async function sift(
  parts: DeadLettersParts,
  kept: DeadLetters,
  asked: ReplayAsked,
  meant: ReadonlySet<string>,
): Promise<readonly Replayed[]> {
  const replayed: Replayed[] = [];
  await kept.sift(lookedAtMax, async (found) => {
    const letter = marked(parts, found);
    if (!meant.has(letter.id)) return 'keep';
    const outcome = outcomeOf(await parts.retake(kept.name, found));
    // In its own turn: where the store goes away meanwhile the letter stays, and whoever replays it again is in the record of its request.
    const entries = entryOf(asked, letter, outcome);
    if (entries.length > 0) await parts.store.note(entries, parts.clock.now());
    replayed.push({ letter, outcome });
    return outcome.kind === 'refused' ? 'keep' : 'remove';
  });
  return replayed;
}

function marked({ fingerprint }: DeadLettersParts, letter: DeadLetter): KeptLetter {
  return { ...letter, ...identityIn(letter.body.toString('utf8')), id: fingerprint(letter) };
}

function outcomeOf(retaken: Retaken): ReplayOutcome {
  if (retaken.kind === 'dead-letter') return { kind: 'refused', reason: retaken.reason, description: retaken.description };
  return { kind: retaken.kind, requestId: retaken.id };
}

function wishOf({ actor, reason }: ReplayAsked, { id, tenantId, queue, reason: was, description }: KeptLetter): NewAuditEntry {
  const detail = { queue, was, description };
  return { actor, act: 'replay', requestId: null, tenantId: itsOwn(tenantId), subject: `dead letter ${id}`, reason, detail };
}

/** So that the record of the request tells by whom it came. */
function entryOf({ actor, reason }: ReplayAsked, { id, tenantId, queue }: KeptLetter, outcome: ReplayOutcome): NewAuditEntry[] {
  if (outcome.kind !== 'stored' && outcome.kind !== 'same') return [];
  const { kind, requestId } = outcome;
  const detail = { queue, outcome: kind };
  return [{ actor, act: 'replayed', requestId, tenantId: itsOwn(tenantId), subject: `dead letter ${id}`, reason, detail }];
}

/** A body may say anything: what is longer than the id of a tenant can be is nobody's. */
function itsOwn(tenantId: string | null): string | null {
  return tenantId !== null && tenantId.length <= 128 ? tenantId : null;
}
