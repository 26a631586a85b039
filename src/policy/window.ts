// Windows of the day on the wall clock: "22:00" to "06:00" goes over midnight; the end is outside; equal ends are the whole day.

export function isWithin(wall: { readonly hour: number; readonly minute: number }, from: string, to: string): boolean {
  const now = wall.hour * 60 + wall.minute;
  const [begin, end] = [minutesAt(from), minutesAt(to)];
  return end > begin ? now >= begin && now < end : now >= begin || now < end;
}

function minutesAt(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}
