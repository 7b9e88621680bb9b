import { Problem } from "./api.js";
import { Composer } from "./composer.js";
import { button, make } from "./dom.js";
import { Options } from "./options.js";
import { printRecord } from "./printing.js";
import { save } from "./saving.js";
import { Transcript } from "./transcript.js";

/** The conversation as it is seen: heading, transcript, composer. `acts`: {words, heading, greeting, store, tell, close}. */
export class Panel {
  #acts;
  #conversation;
  #transcript;
  #composer;
  #options;
  #status = make("div", { class: "status", hidden: true });
  #live = make("div", { class: "unseen", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  #title;
  #readers = make("p", { class: "readers" });
  #picked = false;

  constructor(conversation, acts) {
    this.#conversation = conversation;
    this.#acts = acts;
    const { words, heading, store, close } = acts;
    const say = (text) => this.#send(() => conversation.say(text), true);
    this.#transcript = new Transcript({
      ...{ words, say },
      turns: () => conversation.turns,
      pick: (choice) => this.#send(() => conversation.pick(choice), true),
      compose: (text) => this.#composer.compose(text),
      again: (turn) => conversation.again(turn),
      takeBack: (turn) => this.#takeBack(turn),
    });
    this.#composer = new Composer({
      ...{ words, store },
      send: (text) => this.#send(() => conversation.say(text), false),
      announce: (text) => this.#announce(text),
      isBusy: () => conversation.busy || conversation.state !== "open",
    });
    this.#options = new Options({
      ...{ words, say },
      record: (ending) => this.#doing(() => this.#save(ending)),
      print: () => this.#doing(() => this.#print()),
      share: (shared) => this.#doing(() => this.#share(shared)),
      erase: () => this.#doing(() => this.#erase()),
    });
    this.#title = make("h2", { id: "title", tabindex: -1 }, heading);
    this.element = this.#build(close);
    this.#listen();
  }

  /** Puts the focus where the leader goes on. */
  focus() {
    if (matchMedia("(pointer: coarse)").matches) this.#title.focus({ preventScroll: true });
    else this.#composer.focus();
  }

  #build(close) {
    const { words, heading, greeting } = this.#acts;
    const shut = close ? button("✕", close, { class: "bar shut", "aria-label": words.say("close") }) : null;
    return make(
      "div",
      { class: "panel", id: "panel", role: close ? "dialog" : "region", "aria-label": words.say("panel", { heading }) },
      make("header", {}, make("div", {}, this.#title, this.#readers), this.#options.toggle, shut),
      this.#options.element,
      greeting ? make("p", { class: "greeting" }, greeting) : null,
      this.#transcript.element,
      this.#status,
      this.#composer.element,
      this.#live,
    );
  }

  #listen() {
    const { words } = this.#acts;
    const on = (type, listener) => this.#conversation.addEventListener(type, listener);
    on("reset", () => this.#transcript.reset());
    on("turns", ({ detail }) => this.#came(detail));
    on("dropped", ({ detail }) => this.#transcript.drop(detail));
    on("returned", ({ detail }) => detail.sent.text && this.#composer.compose(detail.said));
    on("state", () => this.#show());
    on("turn", ({ detail: turn }) => {
      this.#transcript.update(turn);
      this.#transcript.show(turn);
      if (turn.state === "answered") this.#answered(turn);
      else if (turn.note) this.#announce(turn.state === "failed" ? words.say("not_answered") : words.say(turn.note.kind));
    });
  }

  /** Turns from the server: all of them at first, later what came by another way than this page. */
  #came(turns) {
    const isNews = this.#transcript.add(turns);
    if (isNews) this.#announce(spoken(turns.at(-1)));
  }

  #answered(turn) {
    if (this.#picked) this.#transcript.focus(turn);
    this.#picked = false;
    this.#announce(spoken(turn));
    const cards = turn.replies.map((reply) => reply.card?.card).filter(Boolean);
    // What was said is nobody's business but the leader's: the page is told that something was.
    this.#acts.tell("turn", { turn: turn.number, cards });
  }

  #send(act, isPicked) {
    if (this.#conversation.busy) return this.#announce(this.#acts.words.say("wait"));
    this.#picked = isPicked;
    act();
    return undefined;
  }

  /** Says it to a screen reader, once. */
  #announce(text) {
    this.#live.textContent = "";
    // The same words twice in a row are news only if there was nothing in between.
    setTimeout(() => (this.#live.textContent = text), 50);
  }

  #takeBack(turn) {
    this.#conversation.drop(turn);
    this.#composer.compose(turn.said);
  }

  async #doing(work) {
    try {
      this.#notice(await work());
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.#notice(problem.detail || this.#acts.words.say("away"));
      this.#options.shared = this.#conversation.shared;
    }
  }

  async #save(ending) {
    save(await this.#conversation.record(ending), ending);
    this.#acts.tell("record", { format: ending });
    return this.#acts.words.say("record_ready");
  }

  async #print() {
    const { words } = this.#acts;
    const record = await this.#conversation.record();
    this.#acts.tell("record", { format: "print" });
    printRecord(record, words);
    return words.say("record_printing");
  }

  async #share(shared) {
    await this.#conversation.share(shared);
    return this.#acts.words.say(shared ? "shared" : "withheld");
  }

  async #erase() {
    this.#acts.store.remove("draft");
    return (await this.#conversation.erase()) || this.#acts.words.say("erased");
  }

  #notice(text) {
    this.#status.replaceChildren(make("p", {}, text));
    this.#status.hidden = false;
    this.#announce(text);
    if (this.#conversation.state === "ended") this.#status.append(this.#beginAgain());
  }

  /** What stands between transcript and composer: starting, offline, ended, or nothing. */
  #show() {
    const { words } = this.#acts;
    const { state, problem, busy, shared } = this.#conversation;
    this.#composer.wait(busy || state !== "open");
    this.#options.shared = shared;
    this.#readers.textContent = words.say(shared ? "readers_coaches" : "readers_none");
    this.#options.toggle.hidden = this.#readers.hidden = state !== "open";
    this.#transcript.element.setAttribute("aria-busy", String(busy || state === "starting"));
    const shown = {
      starting: () => [make("p", {}, words.say("starting"))],
      closed: () => [make("p", { role: "alert" }, closedWords(problem, words)), this.#retry()],
      ended: () => [make("p", { role: "alert" }, words.say("ended")), this.#beginAgain()],
      open: () => (navigator.onLine ? [] : [make("p", {}, words.say("unconnected"))]),
    }[state]();
    this.#status.replaceChildren(...shown);
    this.#status.hidden = !shown.length;
    if (state === "ended" && this.#conversation.last) this.#transcript.show(this.#conversation.last);
  }

  #retry() {
    return button(this.#acts.words.say("try_again"), () => this.#conversation.open(), { class: "small" });
  }

  #beginAgain() {
    const begin = () => {
      this.#composer.focus();
      this.#conversation.open();
    };
    return button(this.#acts.words.say("begin_again"), begin, { class: "choice main" });
  }
}

/** What a screen reader says of a turn. */
function spoken({ replies }) {
  return replies.map((reply) => reply.text).join("\n");
}

function closedWords(problem, words) {
  if (problem?.kind === "blocked") return words.say("blocked");
  return `${words.say("start_failed")} ${problem?.detail || words.say("away")}`;
}
