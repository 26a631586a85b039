// An address that mail can go to, in whatever letters. Promised: one address and nothing else; no list, no name beside it, nothing that a header
// could be broken with.
import { z } from 'zod';

/** A host without a dot is one of the own network. */
const oneAddress = /^(?=.{3,254}$)[^\s\p{C}<>,;:"()[\]\\@]{1,64}@[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}.-]*[\p{L}\p{N}\p{M}])?$/u;

/** Its letters may be any: `email` of JSON Schema would have clients refuse some themselves. */
export const MailAddress = z.email({ pattern: oneAddress, error: 'must be an e-mail address' }).meta({ format: 'idn-email' });
