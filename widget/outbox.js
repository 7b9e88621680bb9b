/** The messages that were not answered yet, by their keys; they survive a reload, and every tab sees the same ones. */
export class Outbox {
  #store;

  constructor(store) {
    this.#store = store;
  }

  all() {
    return Object(this.#store.read("outbox", {}));
  }

  keep({ key, said, sent, at }, failed = null) {
    this.#store.write("outbox", { ...this.all(), [key]: { said, sent, at, failed } });
  }

  forget(key) {
    const { [key]: gone, ...left } = this.all();
    if (gone) this.#store.write("outbox", left);
  }

  clear() {
    this.#store.remove("outbox");
  }
}
