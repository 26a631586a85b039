// The loop that looks at the files of the server's certificate, and tells SRE of one that is of no use.
import type { OpenHttp } from '../../adapters/http/open-http.js';
import type { House } from '../house.js';
import { onBeat, type Loop } from '../looping/loop.js';
import { tellRefusals, type TextStanding } from '../refusal-alert.js';
import type { LiveCertificate } from './live-certificate.js';

export function certificateLoop(house: House, certificate: LiveCertificate, http: Pick<OpenHttp, 'renew'>): Loop {
  const work = async (): Promise<void> => {
    await certificate.look((tls) => http.renew(tls));
    await tellRefusals(house, [certificateText(certificate, house)]);
  };
  return onBeat(house, { name: 'certificate', everyMs: house.config.policies.watch_interval_ms, work });
}

export function certificateText(
  certificate: Pick<LiveCertificate, 'standing'>,
  { replica }: Pick<House, 'replica'>,
): TextStanding {
  const { loadedAt, expiresAt, refused } = certificate.standing();
  const until = new Date(expiresAt).toISOString();
  const summary =
    `The new certificate of the HTTP server was refused; the previous one is still in use, and expires at ${until}. ` +
    'Write both files of `http.tls`, a certificate and its key.';
  const refusal = refused === null ? null : { summary, details: { replica, expires_at: until, problem: refused } };
  return { key: 'certificate-refused', loadedAt, refusal };
}
