// A link that holds a program: compressed, in the part of an address that no server is sent.

const KEY = '#program=';
// More than this is no program that somebody shared, but an attempt to fill the memory.
const MAX_LENGTH = 1_000_000;

/** The part of the address, from `#` on, that holds a program. */
export async function held(text) {
  const bytes = await collected(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return KEY + letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The program that such a part holds; `undefined` if it holds none. */
export async function program(hash) {
  if (!hash.startsWith(KEY)) return undefined;
  try {
    const letters = hash.slice(KEY.length).replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new TextDecoder('utf-8', { fatal: true }).decode(await collected(stream, MAX_LENGTH));
  } catch {
    return undefined;
  }
}

/** All bytes of a stream, if they are not too many. */
async function collected(stream, most = Infinity) {
  const parts = [];
  let length = 0;
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError('too long');
    }
    parts.push(value);
  }
}
