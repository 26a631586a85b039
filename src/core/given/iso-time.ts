// A time in ISO 8601 with a zone. Requests and filters read it in the same way.
import { z } from 'zod';

/** ISO 8601 allows leaving out the seconds, and the minutes or the colon of a zone; the next reader accepts only the full form. */
const isoForm = /^([^T]+T\d\d:\d\d)(:[^Z+-]*)?(Z|[+-]\d\d(?::?\d\d)?)$/;
function wholeForm(text: string): string {
  const [, upTo = '', seconds = ':00', zone = ''] = isoForm.exec(text) ?? [];
  if (zone === '') return text;
  const minutes = zone.slice(3).replace(':', '');
  return `${upTo}${seconds.replace(',', '.')}${zone === 'Z' ? zone : `${zone.slice(0, 3)}:${minutes === '' ? '00' : minutes}`}`;
}

/** Its output is the full form. */
export const IsoTime = z
  .string()
  .transform(wholeForm)
  .pipe(z.iso.datetime({ offset: true, abort: true }));
