import { button, make } from "./dom.js";

/**
 * What can be done at any time: parts of the record to take away, who may read, start over, delete.
 * `acts`: {words, say, record, print, share, erase}.
 */
export class Options {
  #acts;
  #panel;
  #sharing;

  constructor(acts) {
    this.#acts = acts;
    const { words } = acts;
    this.toggle = button(words.say("options"), () => this.#set(this.#panel.hidden), {
      class: "bar",
      "aria-expanded": "false",
      "aria-controls": "options",
    });
    this.#sharing = make("input", { type: "checkbox", id: "share", "aria-describedby": "share-hint" });
    this.#sharing.addEventListener("change", () => acts.share(this.#sharing.checked));
    this.#panel = make("div", { id: "options", class: "options", hidden: true, on: { keydown: (event) => this.#key(event) } });
    this.#panel.append(this.#talk(), this.#record(), this.#privacy());
    this.element = this.#panel;
  }

  /** Shows whether coaches may read. */
  set shared(shared) {
    this.#sharing.checked = shared;
  }

  hide() {
    this.#set(false);
  }

  #talk() {
    const { words, say } = this.#acts;
    const command = (name) => this.#item(words.say(name), () => say(words.say(`say_${name}`)));
    const startOver = this.#item(words.say("start_over"), () => this.#sure("start_over", () => say(words.say("say_start_over"))));
    return this.#group("conversation_options", ["summary", "help", "topics", "pause"].map(command), startOver);
  }

  #record() {
    const { words, record, print } = this.#acts;
    const files = { word: "docx", markdown: "md", calendar: "ics" };
    const items = Object.entries(files).map(([name, ending]) => this.#item(words.say(name), () => record(ending)));
    return this.#group("record_options", make("div", { class: "files" }, items, this.#item(words.say("print"), print)));
  }

  #privacy() {
    const { words, erase } = this.#acts;
    return this.#group(
      "privacy_options",
      make("div", { class: "check" }, this.#sharing, make("label", { for: "share" }, words.say("share"))),
      make("p", { id: "share-hint", class: "quiet" }, words.say("share_hint")),
      this.#item(words.say("erase"), () => this.#sure("erase", erase), "danger"),
    );
  }

  #group(title, ...items) {
    return make("section", {}, make("h3", {}, this.#acts.words.say(title)), items);
  }

  #item(label, act, kind = "") {
    return button(
      label,
      () => {
        this.hide();
        this.toggle.focus();
        act();
      },
      { class: `item ${kind}` },
    );
  }

  #set(isOpen) {
    this.#panel.hidden = !isOpen;
    this.toggle.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.#panel.querySelector("button").focus();
  }

  #key(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.hide();
    this.toggle.focus();
  }

  /** Asks once. The browser keeps the focus in the question, and gives it back. */
  #sure(name, act) {
    const { words } = this.#acts;
    const answer = (yes) => () => {
      dialog.close();
      if (yes) act();
    };
    const dialog = make(
      "dialog",
      { "aria-labelledby": "sure", "aria-describedby": "sure-text", on: { close: () => dialog.remove(), keydown: stop } },
      make("h3", { id: "sure" }, words.say(`sure_${name}`)),
      make("p", { id: "sure-text" }, words.say(`sure_${name}_text`)),
      make(
        "div",
        { class: "answers" },
        button(words.say("cancel"), answer(false), { class: "choice", autofocus: true }),
        button(words.say(`sure_${name}_yes`), answer(true), { class: name === "erase" ? "choice main danger" : "choice main" }),
      ),
    );
    this.#panel.after(dialog);
    dialog.showModal();
  }
}

/** Escape closes the question, and not what is behind it too. */
function stop(event) {
  if (event.key === "Escape") event.stopPropagation();
}
