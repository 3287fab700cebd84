// The compiler in a thread of its own, so that typing never waits for it.
import { compiler } from './abi.js';

const load = async () => compiler(await fetch(new URL('ecsc.wasm', self.location)));
let ready = load();
// Who asks is told; this only keeps the browser from reporting it as nobody's.
ready.catch(() => {});

self.onmessage = async ({ data: { id, question } }) => {
  try {
    const ask = await ready;
    const begin = performance.now();
    const answer = ask(question);
    self.postMessage({ id, answer, milliseconds: performance.now() - begin });
  } catch (error) {
    // After a trap its memory is in no known state.
    if (error instanceof WebAssembly.RuntimeError) {
      ready = load();
      ready.catch(() => {});
    }
    self.postMessage({ id, failed: String(error) });
  }
};
