// Loaded into a replica before anything else: its clock is wrong by so many milliseconds, for everybody who asks for the time.
const skewMs = Number(process.env.TEST_CLOCK_SKEW_MS ?? '0');
const RealDate = Date;

class SkewedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + skewMs);
    else super(...given);
  }

  static now() {
    return RealDate.now() + skewMs;
  }
}

globalThis.Date = SkewedDate;
