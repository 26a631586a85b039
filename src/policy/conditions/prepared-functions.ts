// Functions whose arguments are written out: they are checked, and prepared, when the condition is compiled. So a window is a time of day, a
// zone exists, and a pattern is one that is matched in linear time, before a request ever meets them.
import { wallAt, type Wall } from '../../core/deciding/calendar.js';
import type { Scene } from '../../core/policy.js';
import { isZone } from '../../core/time-zone.js';
import { secondsOf } from './duration.js';
import { linearPattern, patternTrouble } from './linear-pattern.js';
import { isWithin, windowOf } from './window.js';

type Kind = 'time' | 'zone' | 'duration' | 'pattern';

export type PreparedFunction = Written &
  (
    | {
        /** Of a text: "a".matches("b"); of the calendar, with or without its name; by itself. */
        readonly form: 'text' | 'calendar' | 'free';
        readonly prepare: (args: readonly string[]) => (scene: Scene, text: string) => number | string | boolean;
      }
    | {
        /** It looks at no fact: what it gives is known when the condition is compiled, so that proofs can reckon with it. */
        readonly form: 'constant';
        readonly value: (args: readonly string[]) => number;
      }
  );

interface Written {
  readonly takes: readonly Kind[];
  /** Those at the end that may be left out. */
  readonly optional: number;
  readonly gives: 'number' | 'text' | 'true/false';
  /** As it is written, for people. */
  readonly usage: string;
}

export const preparedFunctions = {
  in_window: {
    form: 'calendar',
    takes: ['time', 'time', 'zone'],
    optional: 1,
    gives: 'true/false',
    usage: 'in_window("22:00", "06:00") or in_window("22:00", "06:00", "Europe/Dublin")',
    prepare: ([from = '', to = '', zone]) => {
      const window = windowOf(from, to);
      if (zone === undefined) return ({ facts: { calendar } }) => isWithin(calendar.hour * 60 + calendar.minute, window);
      const wall = wallOf(zone);
      return (scene) => isWithin(wall(scene).minutes, window);
    },
  },
  duration: {
    form: 'constant',
    takes: ['duration'],
    optional: 0,
    gives: 'number',
    usage: 'duration("10m")',
    value: ([text = '']) => secondsOf(text) ?? 0,
  },
  time_of_day: {
    form: 'free',
    takes: ['zone'],
    optional: 0,
    gives: 'text',
    usage: 'time_of_day("America/New_York") >= "09:30"',
    prepare: ([zone = '']) => {
      const wall = wallOf(zone);
      return (scene) => clockText(wall(scene).minutes);
    },
  },
  weekday: {
    form: 'free',
    takes: ['zone'],
    optional: 0,
    gives: 'number',
    usage: 'weekday("America/New_York") == 7',
    prepare: ([zone = '']) => {
      const wall = wallOf(zone);
      return (scene) => wall(scene).weekday;
    },
  },
  matches: {
    form: 'text',
    takes: ['pattern'],
    optional: 0,
    gives: 'true/false',
    usage: 'request.operation_name.matches("^bulk-[0-9]+$")',
    prepare: ([pattern = '']) => {
      const matches = linearPattern(pattern);
      return (_scene, text) => matches(text);
    },
  },
} as const satisfies Readonly<Record<string, PreparedFunction>>;

export function preparedFunction(name: string): PreparedFunction | null {
  return Object.hasOwn(preparedFunctions, name) ? preparedFunctions[name as keyof typeof preparedFunctions] : null;
}

/** What is wrong with an argument; null: nothing. `text` null: it is not written out. */
export function argumentTrouble(kind: Kind, text: string | null): string | null {
  return text === null ? said[kind] : troubles[kind](text);
}

const said: Readonly<Record<Kind, string>> = {
  time: 'must be a time of day in quotes, such as "22:00"',
  zone: 'must be an IANA time zone in quotes, such as "Europe/Dublin"',
  duration: 'must be a length of time in quotes, such as "10m", "1h30m" or "2d"',
  pattern: 'must be a pattern in quotes, such as "^bulk-"',
};

const timeOfDay = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

const troubles: Readonly<Record<Kind, (text: string) => string | null>> = {
  time: (text) => (timeOfDay.test(text) ? null : said.time),
  zone: (text) => (isZone(text) ? null : said.zone),
  duration: (text) => (secondsOf(text) === null ? said.duration : null),
  pattern: patternTrouble,
};

/** The decisions of a pass are of one second or two: what the wall shows is read once for each. */
function wallOf(zone: string): (scene: Scene) => Wall {
  let at = NaN;
  let wall: Wall = { date: '', weekday: 0, minutes: 0 };
  return ({ facts: { calendar } }) => {
    if (at !== calendar.epoch_seconds) {
      wall = wallAt(calendar.epoch_seconds * 1000, zone);
      at = calendar.epoch_seconds;
    }
    return wall;
  };
}

function clockText(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
