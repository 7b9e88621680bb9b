import { drawReply } from "./cards.js";
import { drawChoices } from "./choices.js";
import { button, hidden, make, told } from "./dom.js";

// So many turns are drawn at first; of the earlier ones so many at once, within a frame, when they are wanted.
const SHOWN_FIRST = 10;
const SHOWN_AT_ONCE = 5;

/** The list of what was said, by both. `acts`: {words, turns, pick, say, compose, again, takeBack}. */
export class Transcript {
  #acts;
  #list = make("ol");
  #shown = new Map();
  #older = [];
  #earlier;
  #watch;
  #isAtEnd = true;

  constructor(acts) {
    this.#acts = acts;
    const { words } = acts;
    this.#earlier = button(words.say("earlier"), () => this.#drawEarlier(), { class: "small earlier", hidden: true });
    const label = words.say("transcript");
    const end = make("div");
    this.element = make("section", { class: "transcript", tabindex: 0, "aria-label": label }, this.#earlier, this.#list, end);
    this.#watch = new IntersectionObserver(([entry]) => entry.isIntersecting && this.#drawEarlier(), {
      root: this.element,
      rootMargin: "400px",
    });
    // Who reads the end goes on reading it when what is below takes more room.
    new IntersectionObserver(([entry]) => (this.#isAtEnd = entry.isIntersecting), {
      root: this.element,
      rootMargin: "48px",
    }).observe(end);
    new ResizeObserver(() => this.#isAtEnd && this.#toEnd()).observe(this.element);
  }

  reset() {
    this.#shown.clear();
    this.#older = [];
    this.#list.replaceChildren();
    this.#watch.disconnect();
    this.#earlier.hidden = true;
  }

  /** Draws turns that came from the server, the latest of many; true where something was drawn before. */
  add(turns) {
    const isFirst = !this.#shown.size;
    if (isFirst) this.#older = turns.slice(0, -SHOWN_FIRST);
    for (const turn of isFirst ? turns.slice(-SHOWN_FIRST) : turns) this.update(turn);
    this.#earlier.hidden = !this.#older.length;
    if (this.#older.length) this.#watch.observe(this.#earlier);
    if (isFirst) this.#toEnd();
    else this.show(turns.at(-1));
    return !isFirst;
  }

  /** Draws one turn, or draws it anew where it has changed. */
  update(turn) {
    const drawn = this.#shown.get(turn.key) ?? this.#place(turn);
    drawn.note?.remove();
    drawn.note = this.#note(turn);
    if (drawn.note) drawn.said?.append(drawn.note);
    if (turn.state === "answered" && !drawn.reply) {
      drawn.reply = this.#reply(turn);
      (drawn.said ?? drawn.before).after(drawn.reply);
    }
    this.#enliven();
  }

  drop(turn) {
    this.#shown.get(turn.key)?.said?.remove();
    this.#shown.delete(turn.key);
    this.#enliven();
  }

  /** Brings a turn's beginning to the top, as far as what follows allows. */
  show(turn) {
    const { said, reply } = this.#shown.get(turn.key) ?? {};
    const first = said ?? reply;
    if (!first) return;
    const scroller = this.#scroller;
    const by = first.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 16;
    scroller.scrollTo({ top: scroller.scrollTop + by });
  }

  /** Puts the focus before the controls of a reply, and off buttons that are gone. */
  focus(turn) {
    this.#shown.get(turn.key)?.reply?.querySelector("h3").focus({ preventScroll: true });
  }

  // At a high zoom the whole panel scrolls, not the list in it.
  get #scroller() {
    const isOwn = this.element.scrollHeight > this.element.clientHeight + 1;
    return isOwn || !this.element.parentElement ? this.element : this.element.parentElement;
  }

  #toEnd() {
    this.#scroller.scrollTo({ top: this.#scroller.scrollHeight, behavior: "instant" });
  }

  #place(turn) {
    const { turns } = this.#acts;
    const all = turns();
    const at = all.indexOf(turn);
    const next = all.slice(at + 1).find((one) => this.#shown.has(one.key));
    const drawn = this.#drawn(turn, all[at - 1]);
    const before = next && (this.#shown.get(next.key).before ?? this.#shown.get(next.key).said);
    const items = [drawn.before, drawn.said, drawn.reply].filter(Boolean);
    if (before) before.before(...items);
    else this.#list.append(...items);
    return drawn;
  }

  #drawn(turn, previous) {
    const drawn = { before: this.#day(turn, previous), said: turn.said === null ? null : this.#said(turn) };
    if (turn.state === "answered") drawn.reply = this.#reply(turn);
    this.#shown.set(turn.key, drawn);
    return drawn;
  }

  #day(turn, previous) {
    const { words } = this.#acts;
    const day = words.dayAgo(turn.at ?? new Date());
    const before = previous ? words.dayAgo(previous.at) : words.say("today");
    return make("li", { class: "day", hidden: day === before }, make("p", {}, day));
  }

  #said(turn) {
    const { words } = this.#acts;
    return make("li", { class: "said" }, hidden("h3", words.say("you_said")), told("p", turn.said, { class: "told" }));
  }

  #reply(turn) {
    const { words, pick, say, compose } = this.#acts;
    const place = turn.replies.findLast((reply) => reply.card?.place)?.card.place;
    const title = place ? words.say("it_asked", { place }) : words.say("it_said");
    const live = turn === this.#acts.turns().findLast((one) => one.state === "answered");
    const drawn = turn.replies.flatMap((reply) => {
      const way = { words, pick, say, compose, live, key: turn.key, choices: [...reply.choices] };
      return [...drawReply(reply, way), ...drawChoices(way)];
    });
    return make("li", { class: "reply" }, hidden("h3", title, { tabindex: -1 }), drawn);
  }

  #note(turn) {
    const { words, again, takeBack } = this.#acts;
    if (turn.state === "answered") return null;
    if (turn.state === "sending") {
      const text = words.say(turn.note?.kind ?? "working");
      return make("p", { class: "note working" }, make("span", { class: "dots", "aria-hidden": "true" }), text);
    }
    const isLost = turn.note?.kind === "refused";
    return make(
      "div",
      { class: "note failed" },
      make("p", {}, `${words.say(turn.number || turn.note?.kind === "failed" ? "not_answered" : "not_sent")} ${reason(turn, words)}`),
      isLost ? null : button(words.say("send_again"), () => again(turn), { class: "small" }),
      turn.number ? null : button(words.say("take_back"), () => takeBack(turn), { class: "small" }),
    );
  }

  /** Only what was offered last can still be pressed, and nothing while an answer is awaited. */
  #enliven() {
    const turns = this.#acts.turns();
    const last = turns.findLast((turn) => turn.state === "answered");
    const isWaiting = turns.some((turn) => turn.state === "sending");
    for (const [key, { reply }] of this.#shown) {
      if (!reply || reply.dataset.past) continue;
      const isPast = key !== last?.key;
      for (const one of reply.querySelectorAll(".live")) isPast ? one.remove() : (one.hidden = isWaiting);
      if (isPast) reply.dataset.past = "";
    }
  }

  #drawEarlier() {
    const { element } = this;
    const height = element.scrollHeight;
    const top = element.scrollTop;
    const turns = this.#older.splice(-SHOWN_AT_ONCE);
    const items = turns.flatMap((turn, at) => {
      const { before, said, reply } = this.#drawn(turn, turns[at - 1]);
      return [before, said, reply].filter(Boolean);
    });
    for (const item of items) item.classList.add("old");
    this.#list.prepend(...items);
    this.#enliven();
    this.#earlier.hidden = !this.#older.length;
    // What was in view stays in view.
    element.scrollTo({ top: top + element.scrollHeight - height, behavior: "instant" });
    // Observed anew, for after a few short turns the button may be as near as it was.
    this.#watch.disconnect();
    if (this.#older.length) this.#watch.observe(this.#earlier);
  }
}

function reason(turn, words) {
  const { kind, detail } = turn.note ?? {};
  return detail || (kind === "away" ? words.say("away") : kind === "failed" ? words.say("malformed") : "");
}
