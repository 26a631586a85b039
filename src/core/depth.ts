/**
 * How deep a pass looks into a lane. `heads`: as deep as there is room, which is what a hint is for: a slot is free, and whoever has waited
 * longest is to have it now; once one of a lane waits for what holds for the lane, the others are passed over. `all`: every one that has slots.
 */
export type Depth = 'heads' | 'all';
