// How full a pool or a cluster is. Above its slots it may be too: what others run there counts, and a policy may overfill.

interface Filled {
  readonly taken: number;
  readonly slots: number;
  readonly of: string;
}

export function Occupancy({ taken, slots, of }: Filled) {
  const share = slots === 0 ? 0 : taken / slots;
  const percent = Math.round(share * 100);
  const width = Math.min(100, percent);
  return (
    <span class="occupancy">
      <svg
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${of}: ${taken} of ${slots} slots taken`}
        class={share > 1 ? 'over' : share === 1 ? 'full' : 'free'}
      >
        <rect class="ground" width="100" height="10" />
        <rect class="level" width={width} height="10" />
      </svg>
      <span class="figure">
        {taken} of {slots}
      </span>
      <span class="dim">{slots === 0 ? 'no slots' : `${percent} %`}</span>
    </span>
  );
}
