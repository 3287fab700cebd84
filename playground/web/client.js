// Asks the compiler, which runs in a worker.

export class Client {
  #worker = new Worker(new URL('worker.js', document.baseURI), { type: 'module' });
  #waiting = new Map();
  #asked = 0;

  constructor() {
    this.#worker.onmessage = ({ data: { id, answer, failed, milliseconds } }) => {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (failed === undefined) resolve({ answer, milliseconds });
      else reject(new Error(failed));
    };
  }

  /** The answer of a question, and how long it took. Questions are answered in the order in which they are asked. */
  ask(question) {
    return new Promise((resolve, reject) => {
      const id = ++this.#asked;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, question });
    });
  }
}
