// The certificate of the HTTP server, taken up again from its files while it runs. In: the files, at each look. Out: what the server is given. Promised: it
// is given a whole and good one or none; a new certificate beside the old key is waited for, then refused, and the one of before stays, as it does while
// the mount of its files hangs; each change is told once, and nothing of a key is.
import { createHash } from 'node:crypto';
import { examineCertificate } from '../../adapters/http/certificate.js';
import type { TlsOptions } from '../../adapters/http/server-options.js';
import type { Instant } from '../../core/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { BadConfiguration } from '../config/bad-configuration.js';
import { Settling } from './settling.js';

export interface CertificateParts {
  /** Throws, with a sentence, where a file cannot be read, or not in time. */
  readonly read: () => Promise<TlsOptions>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export interface CertificateStanding {
  readonly loadedAt: Instant;
  readonly expiresAt: Instant;
  /** Why the newest one was refused; null: it is shown. */
  readonly refused: string | null;
}

/** Whoever renews it writes two files. */
const settledAfterMs = 1_000;

interface Good {
  readonly kind: 'good';
  readonly tls: TlsOptions;
  readonly mark: string;
  readonly expiresAt: Instant;
}

type Found = Good | { readonly kind: 'unusable'; readonly mark: string; readonly why: string };

export class LiveCertificate {
  readonly atStart: TlsOptions;
  #standing: CertificateStanding;
  readonly #settling = new Settling(settledAfterMs);

  private constructor(
    private readonly parts: CertificateParts,
    { tls, mark, expiresAt }: Good,
  ) {
    this.atStart = tls;
    this.#settling.judged(mark);
    this.#standing = this.#loaded(expiresAt);
  }

  /** Throws BadConfiguration: nothing is started with one that is of no use. */
  static async open(parts: CertificateParts): Promise<LiveCertificate> {
    const found = await find(parts.read);
    if (found.kind === 'unusable') throw new BadConfiguration(found.why);
    return new LiveCertificate(parts, found);
  }

  standing(): CertificateStanding {
    return this.#standing;
  }

  async look(renew: (tls: TlsOptions) => void): Promise<void> {
    const { read, clock } = this.parts;
    const found = await find(read);
    if (!this.#settling.isDue(found.mark, clock.now())) return;
    this.#settling.judged(found.mark);
    if (found.kind === 'unusable') {
      this.#refuse(found.why);
      return;
    }
    renew(found.tls);
    this.#standing = this.#loaded(found.expiresAt);
  }

  #loaded(expiresAt: Instant): CertificateStanding {
    const { clock, telemetry } = this.parts;
    telemetry.report({ kind: 'certificate', outcome: 'loaded', expiresAt, detail: null });
    return { loadedAt: clock.now(), expiresAt, refused: null };
  }

  #refuse(why: string): void {
    const { expiresAt } = this.#standing;
    this.#standing = { ...this.#standing, refused: why };
    this.parts.telemetry.report({ kind: 'certificate', outcome: 'refused', expiresAt, detail: why });
  }
}

async function find(read: CertificateParts['read']): Promise<Found> {
  try {
    const tls = await read();
    const mark = markOf(tls);
    const examined = examineCertificate(tls);
    return examined.kind === 'good' ? { ...examined, tls, mark } : { ...examined, mark, why: `http.tls: ${examined.why}` };
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    return { kind: 'unusable', mark: why, why };
  }
}

function markOf({ cert, key, clientCa }: TlsOptions): string {
  const parts = [cert, key, clientCa ?? Buffer.alloc(0)].map((part) => createHash('sha256').update(part).digest('hex'));
  return parts.join();
}
