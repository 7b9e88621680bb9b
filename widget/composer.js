import { hidden, make } from "./dom.js";

const MOST = 8000;
const TOLD_FROM = 500;

/** Where the leader writes. `acts`: {words, store, send, announce, isBusy}; what is not sent yet survives a reload. */
export class Composer {
  #acts;
  #box;
  #left;
  #send;

  constructor(acts) {
    this.#acts = acts;
    const { words } = acts;
    this.#box = make("textarea", {
      id: "message",
      rows: 1,
      dir: "auto",
      placeholder: words.say("placeholder"),
      "aria-describedby": "hint left",
      autocomplete: "off",
      enterkeyhint: "send",
      on: { input: () => this.#typed(), keydown: (event) => this.#key(event) },
    });
    this.#left = make("p", { id: "left", class: "left", hidden: true });
    this.#send = make("button", { type: "submit", class: "send" }, words.say("send"));
    this.element = make(
      "form",
      { class: "composer", on: { submit: (event) => (event.preventDefault(), this.#submit()) } },
      hidden("label", words.say("message"), { for: "message" }),
      hidden("p", words.say("send_hint"), { id: "hint" }),
      make("div", { class: "row" }, this.#box, this.#send),
      this.#left,
    );
    this.#box.value = acts.store.read("draft", "");
    this.#typed();
  }

  focus() {
    this.#box.focus({ preventScroll: true });
  }

  /** Puts words into the box for the leader to go on with, before what is there already. */
  compose(text) {
    const rest = this.#box.value.trim();
    this.#box.value = rest && rest !== text.trim() ? `${text}${text.endsWith(" ") ? "" : "\n"}${rest}` : text;
    this.#typed();
    this.focus();
  }

  /** Whether an answer is awaited; what is typed meanwhile stays. */
  wait(isBusy) {
    this.#send.setAttribute("aria-disabled", String(isBusy));
  }

  get #over() {
    // Counted as the gateway counts, where an emoji is one character.
    return this.#box.value.length > MOST - TOLD_FROM ? [...this.#box.value].length - MOST : -MOST;
  }

  #typed() {
    const { words, store } = this.#acts;
    if (this.#box.value) store.write("draft", this.#box.value);
    else store.remove("draft");
    const over = this.#over;
    this.#left.hidden = over < -TOLD_FROM;
    this.#left.classList.toggle("over", over > 0);
    this.#left.textContent = over > 0 ? words.say("too_long", { count: over }) : words.say("left", { count: -over });
    if (!CSS.supports("field-sizing", "content")) this.#grow();
  }

  #grow() {
    this.#box.style.height = "auto";
    this.#box.style.height = `${this.#box.scrollHeight + 2}px`;
  }

  #key(event) {
    // On a phone the return key makes a line, and there is a button to send with.
    const isTouch = matchMedia("(pointer: coarse)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || isTouch) return;
    event.preventDefault();
    this.#submit();
  }

  #submit() {
    const { words, send, announce, isBusy } = this.#acts;
    const text = this.#box.value.trim();
    if (isBusy()) return announce(words.say("wait"));
    if (!text) return announce(words.say("empty"));
    if (this.#over > 0) return announce(this.#left.textContent);
    this.#box.value = "";
    this.#typed();
    send(text);
  }
}
