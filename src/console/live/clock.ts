// The time as the service has it: "next check in 40 s" on a laptop whose clock is minutes off would be wrong where it matters. In: the date of its answers.

/** What an answer takes, and the whole seconds that its date has. */
const toleratedMs = 3_000;
let aheadMs = 0;

export function learnTime(date: string | null): void {
  const told = date === null ? NaN : Date.parse(date);
  if (Number.isNaN(told)) return;
  const difference = told - Date.now();
  aheadMs = Math.abs(difference) > toleratedMs ? difference : 0;
}

export function now(): number {
  return Date.now() + aheadMs;
}
