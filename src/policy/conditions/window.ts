// Windows of the day on the wall clock: "22:00" to "06:00" goes over midnight; the end is outside; equal ends are the whole day.

/** Both in minutes of the day. */
export interface Window {
  readonly begin: number;
  readonly end: number;
}

export function windowOf(from: string, to: string): Window {
  return { begin: minutesAt(from), end: minutesAt(to) };
}

export function isWithin(minutes: number, { begin, end }: Window): boolean {
  return end > begin ? minutes >= begin && minutes < end : minutes >= begin || minutes < end;
}

function minutesAt(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}
