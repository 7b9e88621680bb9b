import { Api } from "./api.js";
import { STYLE } from "./assets.js";
import { Conversation } from "./conversation.js";
import { button } from "./dom.js";
import { Panel } from "./panel.js";
import { sheet } from "./printing.js";
import { Store } from "./store.js";
import { Words } from "./words.js";

// As in the style sheet.
const COVERS = "(max-width: 30rem)";
const HOME = new URL(import.meta.url).origin;

/**
 * `<sounding-board>`: a conversation with Sounding Board in any page.
 *
 * Attributes: address, heading, greeting, lang, theme (light, dark; else as the system has it), position (corner, inline), open.
 * Events, which bubble: `sounding-board:open`, `:close`, `:turn` {turn, cards}, `:record` {format}.
 */
export class SoundingBoard extends HTMLElement {
  static observedAttributes = ["address", "heading", "greeting", "lang", "position", "open"];

  #root = this.attachShadow({ mode: "open" });
  #conversation = null;
  #panel = null;
  #launcher = null;

  connectedCallback() {
    this.#root.adoptedStyleSheets = [sheet(STYLE)];
    document.addEventListener("keydown", this.#escape);
    this.#build();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#escape);
    this.#letGo();
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#root.adoptedStyleSheets.length || before === now) return;
    if (name !== "open") this.#build();
    else if (!this.#isInline) this.#show(true);
  }

  get open() {
    return this.#isInline || this.hasAttribute("open");
  }

  set open(isOpen) {
    this.toggleAttribute("open", Boolean(isOpen));
  }

  get #isInline() {
    return this.getAttribute("position") === "inline";
  }

  get #language() {
    return this.lang || document.documentElement.lang || "";
  }

  #build() {
    this.#letGo();
    const words = new Words(this.#language);
    const heading = this.getAttribute("heading") || words.say("name");
    this.#root.replaceChildren();
    if (!this.#isInline) {
      const label = { class: "launcher", "aria-expanded": "false", "aria-label": words.say("open", { heading }) };
      this.#launcher = button(words.say("launcher"), () => (this.open = true), label);
      this.#root.append(this.#launcher);
    }
    this.#show(false);
  }

  #letGo() {
    this.#conversation?.close();
    this.#conversation = this.#panel = this.#launcher = null;
  }

  /** Nothing is asked of the gateway, and no cookie set, before somebody opens it. */
  #show(isAsked) {
    if (this.open && !this.#panel) this.#begin();
    if (this.#panel) this.#panel.element.hidden = !this.open;
    if (!this.#launcher) return;
    this.#launcher.hidden = this.open;
    this.#launcher.setAttribute("aria-expanded", String(this.open));
    if (!isAsked) return;
    if (this.open) this.#panel.focus();
    else this.#launcher.focus();
    this.#tell(this.open ? "open" : "close", {});
  }

  #begin() {
    const words = new Words(this.#language);
    const address = (this.getAttribute("address") || HOME).replace(/\/+$/, "");
    const store = new Store(address);
    this.#conversation = new Conversation(new Api(address), store, address);
    this.#panel = new Panel(this.#conversation, {
      ...{ words, store },
      heading: this.getAttribute("heading") || words.say("name"),
      greeting: this.getAttribute("greeting"),
      tell: (name, detail) => this.#tell(name, detail),
      close: this.#isInline ? null : () => (this.open = false),
    });
    this.#panel.element.lang = words.language;
    this.#root.append(this.#panel.element);
    this.#conversation.open();
  }

  /** Escape closes the panel from within, and from anywhere where it covers the page and what has the focus with it. */
  #escape = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || this.#isInline || !this.open) return;
    if (event.composedPath().includes(this) || matchMedia(COVERS).matches) this.open = false;
  };

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`sounding-board:${name}`, { bubbles: true, composed: true, detail }));
  }
}
