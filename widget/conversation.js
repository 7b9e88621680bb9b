import { Problem } from "./api.js";
import { newKey } from "./keys.js";
import { Outbox } from "./outbox.js";
import { patiently } from "./patience.js";

// Milliseconds until a slow answer is explained.
const SLOW = 6000;
// A silence after which the gateway is asked whether to tell the leader where they were.
const ABSENCE = 300_000;

/**
 * One leader's conversation, the same over reloads, tabs, sleep and lost connections. Knows nothing of how it is drawn.
 *
 * Events: `reset` (forget what was drawn), `turns` (detail: turns that came from the server), `turn` (detail: one turn that
 * is new or has changed), `dropped` and `returned` (detail: one that is no part of it any more; the words of a returned one
 * are the leader's to keep), `state` (something about the whole has changed).
 * A turn: {key, number, said, at, state, replies, sent, note}; its state is sending, answered or failed.
 */
export class Conversation extends EventTarget {
  #api;
  #outbox;
  #tabs;
  #heardAt = 0;
  #stop = new AbortController();
  turns = [];
  shared = false;
  // starting, open, closed (could not be opened; `problem` says why) or ended.
  state = "starting";
  problem = null;

  constructor(api, store, address) {
    super();
    this.#api = api;
    this.#outbox = new Outbox(store);
    this.#tabs = new BroadcastChannel(`sounding-board ${address}`);
    this.#tabs.onmessage = ({ data }) => (data === "erased" ? this.#end() : this.#refresh());
    const { signal } = this.#stop;
    addEventListener("online", () => this.#backOnline(), { signal });
    addEventListener("offline", () => this.#changed(), { signal });
    addEventListener("pageshow", (event) => event.persisted && this.#refresh(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.#refresh(), { signal });
    // A computer that wakes from sleep shows the same page as before.
    addEventListener("focus", () => this.#isQuiet && this.#refresh(), { signal });
  }

  /** Lets go of the page. */
  close() {
    this.#stop.abort();
    this.#tabs.close();
  }

  get busy() {
    return this.turns.some((turn) => turn.state === "sending");
  }

  get last() {
    return this.turns.at(-1);
  }

  /** Begins, or comes back. */
  async open() {
    if (this.state === "ended") this.#reset();
    this.#become("starting");
    try {
      await patiently(() => this.#openOnce(), { signal: this.#stop.signal });
    } catch (problem) {
      this.#become("closed", problem);
      return;
    }
    this.#become("open");
    this.#takeUp();
  }

  /** Says something in words. */
  say(text) {
    this.#post({ text }, text);
  }

  /** Picks what was offered. */
  pick(choice) {
    this.#post({ choice: choice.id }, choice.label);
  }

  /** Tries a turn again that was not answered, as the same turn. */
  again(turn) {
    turn.state = "sending";
    turn.note = null;
    this.#changed(turn);
    this.#deliver(turn);
  }

  /** Takes a turn back that was never sent. */
  drop(turn) {
    this.#outbox.forget(turn.key);
    this.turns = this.turns.filter((one) => one !== turn);
    this.dispatchEvent(new CustomEvent("dropped", { detail: turn }));
    this.#changed();
  }

  async share(shared) {
    await this.#api.share(shared);
    this.shared = shared;
    this.#changed();
  }

  async erase() {
    const words = await this.#api.erase();
    this.#tabs.postMessage("erased");
    this.#end();
    return words;
  }

  /** The record as a file, or in parts where no ending is given. */
  record(ending) {
    return ending ? this.#api.record(ending) : this.#api.recordInParts();
  }

  async #openOnce() {
    // Two tabs that open at once are to be one leader, not two.
    const alone = navigator.locks ? (work) => navigator.locks.request("sounding-board", work) : (work) => work();
    const resumed = await alone(() => this.#api.open());
    if (!resumed) this.#reset();
    try {
      await this.#fetchNew();
    } catch (problem) {
      // Nobody has ended what was begun a moment ago: the browser does not keep our cookie here.
      throw problem.kind === "ended" && !resumed ? new Problem("blocked") : problem;
    }
  }

  #reset() {
    this.turns = [];
    this.dispatchEvent(new Event("reset"));
  }

  async #fetchNew() {
    const known = this.turns.filter((turn) => turn.state === "answered").reduce((n, turn) => Math.max(n, turn.number), 0);
    const asked = Date.now();
    const { shared, turns } = await this.#api.turns(known);
    // The computer may have slept between the two.
    this.#heardAt = asked;
    this.shared = shared;
    const fresh = turns.filter((turn) => turn.number > known && !this.#settle(turn));
    this.turns.push(...fresh);
    if (fresh.length) this.dispatchEvent(new CustomEvent("turns", { detail: fresh }));
  }

  /** True where the turn is here already; then it is given what the server says of it. */
  #settle(turn) {
    const mine = this.turns.find((one) => one.key === turn.key);
    if (mine && turn.state === "answered" && mine.state !== "answered") this.#answered(mine, turn);
    return Boolean(mine);
  }

  /** Goes on with what was on its way when the page was left. */
  #takeUp() {
    const kept = this.#outbox.all();
    for (const turn of this.turns) {
      if (turn.state === "answered") this.#outbox.forget(turn.key);
      else turn.sent = kept[turn.key]?.sent ?? { text: turn.said };
      if (turn.state === "sending") this.#deliver(turn);
    }
    for (const [key, message] of Object.entries(kept)) {
      if (!this.turns.some((turn) => turn.key === key)) this.#restore(key, message);
    }
  }

  #restore(key, { said, sent, failed, at }) {
    const turn = { key, number: 0, said, sent, at, state: failed ? "failed" : "sending", replies: [], note: failed };
    this.turns.push(turn);
    this.#changed(turn);
    if (!failed) this.#deliver(turn);
  }

  #post(sent, said) {
    const at = new Date().toISOString();
    const turn = { key: newKey(), number: 0, said, sent, at, state: "sending", replies: [], note: null };
    this.turns.push(turn);
    this.#outbox.keep(turn);
    this.#changed(turn);
    this.#deliver(turn);
  }

  async #deliver(turn) {
    const slow = setTimeout(() => this.#note(turn, "slow"), SLOW);
    try {
      const answer = await patiently(() => this.#api.send(turn.key, turn.sent), {
        signal: this.#stop.signal,
        tell: (kind) => this.#note(turn, kind),
      });
      if (turn.state === "answered") return;
      if (answer.number > this.#number + 1) await this.#fetchNew();
      this.#answered(turn, answer);
      this.#tabs.postMessage("turn");
      // Words alone can have shared the conversation, or deleted it.
      this.#refresh();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.#notAnswered(turn, problem);
    } finally {
      clearTimeout(slow);
    }
  }

  get #number() {
    return this.turns.reduce((most, turn) => Math.max(most, turn.number), 0);
  }

  #answered(turn, { number, replies }) {
    Object.assign(turn, { number, replies, state: "answered", note: null });
    this.#outbox.forget(turn.key);
    this.turns.sort((one, other) => (one.number || Infinity) - (other.number || Infinity));
    this.#changed(turn);
  }

  #notAnswered(turn, problem) {
    if (problem.kind === "ended") {
      this.drop(turn);
      this.dispatchEvent(new CustomEvent("returned", { detail: turn }));
      this.#end();
      return;
    }
    turn.state = "failed";
    turn.note = { kind: problem.kind, detail: problem.detail };
    this.#outbox.keep(turn, turn.note);
    this.#changed(turn);
  }

  #note(turn, kind) {
    if (turn.state !== "sending" || turn.note?.kind === kind) return;
    turn.note = { kind };
    this.#changed(turn);
  }

  #backOnline() {
    this.#changed();
    if (this.state === "closed") this.open();
    const waiting = this.turns.filter((turn) => turn.state === "failed" && turn.note?.kind === "away");
    for (const turn of waiting) this.again(turn);
    this.#refresh();
  }

  get #isQuiet() {
    return Date.now() - this.#heardAt > ABSENCE;
  }

  /** What came while nobody looked: from another tab, or because it was a while ago. */
  async #refresh() {
    if (this.state !== "open" || this.busy || !navigator.onLine) return;
    try {
      await (this.#isQuiet ? this.#openOnce() : this.#fetchNew());
      this.#changed();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      // Nobody asked for it; the next look tries again.
      if (problem.kind === "ended") this.#end();
    }
  }

  #end() {
    this.#outbox.clear();
    this.#become("ended");
  }

  #become(state, problem = null) {
    this.state = state;
    this.problem = problem;
    this.#changed();
  }

  #changed(turn) {
    if (turn) this.dispatchEvent(new CustomEvent("turn", { detail: turn }));
    this.dispatchEvent(new Event("state"));
  }
}
