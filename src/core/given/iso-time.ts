// A point in time as ISO 8601 writes it, with a zone: what requests hold and what filters are given is read alike.
import { z } from 'zod';

/** ISO 8601 leaves out seconds, and the minutes or the colon of a zone, as it likes; what comes after reads only the whole form. */
const isoForm = /^([^T]+T\d\d:\d\d)(:[^Z+-]*)?(Z|[+-]\d\d(?::?\d\d)?)$/;
function wholeForm(text: string): string {
  const [, upTo = '', seconds = ':00', zone = ''] = isoForm.exec(text) ?? [];
  if (zone === '') return text;
  const minutes = zone.slice(3).replace(':', '');
  return `${upTo}${seconds.replace(',', '.')}${zone === 'Z' ? zone : `${zone.slice(0, 3)}:${minutes === '' ? '00' : minutes}`}`;
}

/** Reads to the whole form. */
export const IsoTime = z
  .string()
  .transform(wholeForm)
  .pipe(z.iso.datetime({ offset: true, abort: true }));
