// Where people see a run in the workspace. Promised: an address of the web and nothing else, for it is handed on to be followed.
import type { Run } from './run-wire.js';

const addressMax = 2_048;
const address = /^https?:\/\/[\x21-\x7e]+$/i;

/** As the workspace says: its address has the number of the workspace, and of a one-time run that of a job nobody has declared. */
export function pageOf({ run_page_url: url }: Run): string | null {
  return url.length <= addressMax && address.test(url) ? url : null;
}
