/** The first bytes of a stream, `count` of them or all it has, beside the whole stream. */
export async function peek(
  stream: AsyncIterable<Uint8Array>,
  count: number,
): Promise<{ readonly head: Buffer; readonly all: AsyncGenerator<Uint8Array> }> {
  const rest = stream[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  for (let bytes = 0; bytes < count; ) {
    const next = await rest.next();
    if (next.done) break;
    taken.push(next.value);
    bytes += next.value.length;
  }
  const head = Buffer.concat(taken);
  return { head: head.subarray(0, count), all: restored(head, rest) };
}

async function* restored(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
