import { list, texts } from "./api.js";
import { button, make, told } from "./dom.js";

/**
 * The leader's record as it stands; while it is the latest word, its lines can be changed or taken out.
 * `way` may have another `title`, and the `level` of its heading.
 */
export function record(card, text, way) {
  const { words, title: name = words.say("record"), level = 4 } = way;
  const part = (title, lines, kind = "") =>
    lines.length ? make("section", { class: kind }, make(`h${level + 1}`, {}, title), make("ul", {}, lines)) : null;
  const line = (one, body) => {
    const number = Object(card.lines)[one.id];
    if (!number) return make("li", {}, body);
    const mark = make("span", { class: "number" }, String(number));
    return make("li", { class: "numbered" }, mark, body, way.live ? edits(number, way) : null);
  };
  const sections = [
    part(words.say("situation"), card.situation ? [line({ id: "situation" }, said(card.situation))] : []),
    part(words.say("context"), list(card.context).map((one) => line(one, understood(one)))),
    part(words.say("chosen"), list(card.behaviours).map((one) => line(one, [told("p", one.name ?? ""), quoted(one.why)]))),
    part(words.say("shown"), list(card.cases).map((one) => line(one, told("p", one.title ?? "")))),
    part(words.say("answers"), list(card.answers).map((one) => line(one, answer(one, words)))),
    part(words.say("skipped"), list(card.skipped).map((one) => line(one, told("p", one.question ?? "")))),
    part(words.say("steps"), list(card.steps).map((one) => line(one, step(one, words))), "steps"),
    card.check_in ? make("p", {}, words.say("check_in", { day: words.day(card.check_in) })) : null,
    part(words.say("outcomes"), list(card.outcomes).map((one) => line(one, outcome(one, words)))),
    part(words.say("sources"), list(card.sources).map((one) => make("li", { class: "quiet" }, cited(one)))),
  ];
  const element = make("section", { class: "card record" }, make(`h${level}`, {}, name), sections);
  if (way.live && element.querySelector(".edits")) element.prepend(editing(element, words));
  return { element };
}

function said(text) {
  return told("blockquote", String(text ?? ""));
}

function understood({ label, value, words }) {
  return [told("p", `${label}: ${value}`), quoted(words)];
}

function outcome({ day, text }, words) {
  return [make("p", { class: "quiet" }, words.day(day)), said(text)];
}

/** The words of the leader's that led to it. */
function quoted(text) {
  return text ? told("q", String(text), { class: "quiet" }) : null;
}

function answer(one, words) {
  const { rating, before } = one;
  const place = before?.rating ? "rated_before" : "rated";
  const day = before?.day ? words.day(before.day) : words.say("earlier_topic");
  const rated = rating ? words.say(place, { rating, before: before?.rating, day }) : "";
  return [
    told("p", one.question ?? "", { class: "asked" }),
    one.text && one.text !== String(rating) ? said(one.text) : null,
    rated ? make("p", { class: "rated" }, rated) : null,
  ];
}

function step({ what, who, when, date, answer: from }, words) {
  const day = date ? words.day(date) : "";
  const due = [when, day].filter(Boolean).join(" · ");
  const rows = [["who", who], ["when", due], ["from", from]].filter(([, value]) => value);
  const facts = rows.map(([name, value]) => make("div", {}, make("dt", {}, words.say(name)), told("dd", value)));
  return [told("p", what ?? "", { class: "what" }), facts.length ? make("dl", {}, facts) : null];
}

function cited({ document: title, publisher, year, items }) {
  const where = [publisher, year].filter(Boolean).join(", ");
  const places = texts(items).length ? `: ${texts(items).join("; ")}` : "";
  return `${title}${where ? ` (${where})` : ""}${places}`;
}

/** Shows and hides the buttons beside the lines, so that a record first of all reads well. */
function editing(element, words) {
  const toggle = button(words.say("edit_lines"), () => {
    const isOn = element.classList.toggle("editing");
    toggle.setAttribute("aria-pressed", String(isOn));
    toggle.textContent = words.say(isOn ? "edit_done" : "edit_lines");
  });
  toggle.className = "small edit live";
  toggle.setAttribute("aria-pressed", "false");
  return toggle;
}

/** The bot knows the lines by their numbers. */
function edits(number, { words, say, compose }) {
  const named = (name) => ({ class: "small", "aria-label": words.say(name, { number }) });
  return make(
    "div",
    { class: "edits live" },
    button(words.say("change"), () => compose(words.say("change_say", { number })), named("change_named")),
    button(words.say("strike"), () => say(words.say("strike_say", { number })), named("strike_named")),
  );
}
