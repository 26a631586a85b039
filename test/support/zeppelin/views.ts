// Notes as the API shows them: the cheap status, and everything.
import type { Note, Paragraph } from './notes.js';

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As java.util.Date writes itself on a server in this zone. */
export function javaDate(instant: number, zone: string): string {
  const date = new Date(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${two(date.getUTCDate())} ${time} ${zone} ${date.getUTCFullYear()}`;
}

export function statusView(note: Note, zone: string): unknown {
  return { id: note.id, isRunning: note.run !== null, paragraphs: note.paragraphs.map((one) => paragraphStatus(one, zone)) };
}

export function noteView(note: Note): unknown {
  return {
    id: note.id,
    path: note.path,
    name: note.path.slice(note.path.lastIndexOf('/') + 1),
    config: {},
    info: { isRunning: note.run !== null },
    paragraphs: note.paragraphs.map(({ id, title, text, enabled, status, result }) => ({
      ...{ id, text, status, config: { enabled, colWidth: 12 }, settings: { params: {}, forms: {} } },
      ...(title === null ? {} : { title }),
      ...(result === null
        ? {}
        : { results: { code: status === 'ERROR' ? 'ERROR' : 'SUCCESS', msg: [{ type: 'TEXT', data: `${result}\n` }] } }),
    })),
  };
}

function paragraphStatus({ id, status, startedAt, finishedAt, result }: Paragraph, zone: string): unknown {
  return {
    id,
    status,
    progress: status === 'READY' || status === 'PENDING' ? '0' : '100',
    ...(startedAt === null ? {} : { started: javaDate(startedAt, zone) }),
    ...(finishedAt === null ? {} : { finished: javaDate(finishedAt, zone) }),
    ...(status === 'ERROR' ? { errorMessage: `%text ${result ?? ''}` } : {}),
  };
}
