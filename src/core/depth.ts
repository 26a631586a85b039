/**
 * How deep a pass looks. `heads`: into each lane as deep as there is room, which is what a hint is for: a slot is free, and whoever has waited
 * longest is to have it now; once one of a lane waits for what holds for the lane, the others are passed over. `newcomers`: at those who have
 * just come, which is enough while no slot is free, for nothing has changed for the others; where it is not enough it looks at heads. `all`: at
 * every one that has slots.
 */
export type Depth = 'newcomers' | 'heads' | 'all';
