// In: nothing. Out: UUIDs of version 7. Promised: ids of one process rise, also within one millisecond, so that they sort by time of making.
import { v7 } from 'uuid';
import type { Ids } from '../../ports/ids.js';

export const uuidIds: Ids = { next: () => v7() };
