/**
 * What a pass looks at. `front`: whoever comes first in the order of rank, as many as there is room for, and newcomers. `arrivals`: the same for
 * newcomers alone: nothing has changed for those who wait, and where nobody at the front may run, nobody behind them is looked for. `heads`:
 * into each lane as deep as there is room, so that those who may run are found however many stand before them; once one of a lane waits for what
 * holds for the lane, the others are passed over. `all`: every one that has slots.
 */
export type Depth = 'arrivals' | 'front' | 'heads' | 'all';
