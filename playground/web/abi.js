// The four functions of the compiler, as one: a question in, its answer out. A page's worker loads it so, and Node.

const PROTOCOL = 2;

/** Makes a compiler of the module's bytes, or of a response that has them. */
export async function compiler(source) {
  // It imports nothing: what it knows is what it is asked.
  const { instance } = source instanceof Response
    ? await WebAssembly.instantiateStreaming(source, {})
    : await WebAssembly.instantiate(source, {});
  const { memory, question, answer, answered, protocol } = instance.exports;
  if (protocol() !== PROTOCOL) throw new Error('the page and the compiler are of different versions');
  return (asked) => {
    const text = new TextEncoder().encode(JSON.stringify(asked));
    // Views of the memory are made anew each time: it grows, and then old ones are of no use.
    const at = question(text.length);
    new Uint8Array(memory.buffer, at, text.length).set(text);
    const length = answer();
    const found = JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer, answered(), length)));
    if (found?.failed) throw new Error(found.failed);
    return found;
  };
}
