// Properties under mutants: the same examples each time, so that a report can be made again, and no search for a smaller one, which nobody reads.
// Loaded as a test is: the package is there twice, and only the one that tests see counts.
import fc from 'fast-check';

fc.configureGlobal({ seed: 1, endOnFailure: true });
