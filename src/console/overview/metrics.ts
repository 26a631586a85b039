// How many wait, by pool: what Prometheus reads too. In: its text. Promised: lines that are not of it are passed over.

const line = /^job_keeper_waiting\{pool="((?:[^"\\]|\\.)*)"\} (\d+)/;

export function waitingByPool(text: string): ReadonlyMap<string, number> {
  const found = text.split('\n').flatMap((one) => {
    const [, pool, count] = line.exec(one) ?? [];
    return pool === undefined ? [] : [[pool.replace(/\\(.)/g, '$1'), Number(count)] as const];
  });
  return new Map(found);
}
