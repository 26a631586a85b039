// What is worked out of a thing that is replaced whole and seldom, such as settings. Promised: once for each that comes, and only of the newest it is kept.
export function ofNewest<From extends object, Made>(make: (from: From) => Made): (from: From) => Made {
  let kept: { readonly from: From; readonly made: Made } | null = null;
  return (from) => {
    if (kept?.from !== from) kept = { from, made: make(from) };
    return kept.made;
  };
}
