// A property that fails is told with what it failed, however long it takes to find a smaller example: looking for one, and the runs before it, end
// in time for the test that they are of. Else the test's own time ends first, and nothing is known but that.
import fc from 'fast-check';

/** Of a test's time. */
const part = 0.8;
/** Of a test without an end: the longest delay of a timer of Node, 24 days. */
const noEndMs = 2 ** 31 - 1;

/** The one that runs. It may change its time until the property begins. */
let test: { timeout(): number } | undefined;

/** Called once. */
export function boundProperties(): void {
  fc.installGlobalPlugin((...run) => fc.interruptAfterTimeLimit(limitMs(), { failOnInterrupt: true })(...run));
}

/** Called before each test. */
export function propertiesOf(current: typeof test): void {
  test = current;
}

function limitMs(): number {
  const ms = test?.timeout() ?? 0;
  return ms === 0 ? noEndMs : ms * part;
}
