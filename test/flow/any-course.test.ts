// Any course of things: what mediators, operators and the engine do, time, and the loops of two replicas on one store, in any order and at once. What is
// told of each happening by a test of its own is held here in all their combinations.
import fc from 'fast-check';
import { onSite } from '../support/house.js';
import { Course, courseSettings } from '../support/course/course.js';
import { someDeeds } from '../support/course/deed.js';
import { Promises } from '../support/course/promises.js';

/** A course takes seconds. `COURSES=200` looks for longer. */
const courses = Number(process.env['COURSES'] ?? 10);

describe('any course of things', function () {
  this.timeout(120_000 + courses * 20_000);

  it('keeps every promise after each of them; and in the end each request has ended as its run did, and was answered once', async () => {
    await fc.assert(
      fc.asyncProperty(someDeeds, (deeds) =>
        onSite({ settings: courseSettings }, async (site) => {
          const course = await Course.on(site);
          const promises = await Promises.of(course);
          for (const deed of deeds) {
            await course.do(deed);
            await promises.after(deed);
          }
          await promises.end();
        }),
      ),
      { numRuns: courses },
    );
  });
});
