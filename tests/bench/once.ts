/** The function, run at its first call only. */
export function once<Result>(work: () => Result): () => Result {
  let made: { readonly result: Result } | undefined;
  return () => {
    made ??= { result: work() };
    return made.result;
  };
}
