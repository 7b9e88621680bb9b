/** What this browser keeps for the page: a draft, and messages on their way. Storage that is full or blocked loses it on reload. */
export class Store {
  #prefix;
  #memory = new Map();

  constructor(address) {
    this.#prefix = `sounding-board ${address} `;
  }

  read(name, otherwise) {
    if (this.#memory.has(name)) return this.#memory.get(name);
    try {
      return JSON.parse(localStorage.getItem(this.#prefix + name)) ?? otherwise;
    } catch {
      // Blocked, or not what we wrote: there is nothing to go by.
      return otherwise;
    }
  }

  write(name, value) {
    try {
      localStorage.setItem(this.#prefix + name, JSON.stringify(value));
      this.#memory.delete(name);
    } catch {
      // Full or blocked: it lasts as long as the page does.
      this.#memory.set(name, value);
    }
  }

  remove(...names) {
    for (const name of names) {
      this.#memory.delete(name);
      try {
        localStorage.removeItem(this.#prefix + name);
      } catch {
        // Blocked storage holds nothing of ours.
        continue;
      }
    }
  }
}
