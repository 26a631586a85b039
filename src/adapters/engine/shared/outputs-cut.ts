// A run left more than a job response carries: said of it, though it has succeeded.
import type { Cause } from '../../../core/ending/run-end.js';

export const outputsCut: Cause = { step: 'output', code: 'OUTPUTS_CUT', message: 'There are more outputs than are listed.' };
