import { texts } from "./api.js";
import { make, told } from "./dom.js";
import { comparison, findings } from "./findings.js";
import { question } from "./question.js";
import { source } from "./parts.js";
import { record } from "./record.js";

const CARDS = { findings, comparison, question, rating: question, summary: record, record, item, safety };

/**
 * What a reply looks like. `way` says how to act on it: {words, choices, pick, say, compose, live}, where `choices` are the
 * reply's own that no card has drawn yet; a card takes out of it those that it draws.
 */
export function drawReply(reply, way) {
  const card = reply.card && CARDS[reply.card.card];
  if (!card) return paragraphs(reply.text);
  try {
    const drawn = card(reply.card, reply.text, way);
    return [...paragraphs(drawn.text ?? reply.text), drawn.element];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Not the shape that this widget knows; its text says the same.
    return paragraphs(reply.text);
  }
}

/** Text as paragraphs; the line ends within one are kept. */
function paragraphs(text) {
  return text
    .split(/\n{2,}/)
    .filter((block) => block.trim())
    .map((block) => told("p", block.trim(), { class: "told" }));
}

/** A behaviour, case study or example in full. */
function item(card, text, { words }) {
  const body = texts(card.body).map((paragraph) => told("p", paragraph));
  return { text, element: make("section", { class: "card" }, told("h4", card.title ?? ""), body, source(card, words)) };
}

/** A number to call is one press away on a phone. */
function reached(how) {
  const isNumber = /^[\d ]{3,16}$/.test(how);
  return isNumber ? make("a", { href: `tel:${how.replaceAll(" ", "")}` }, how) : told("span", how ?? "");
}

/** Whom to turn to now. What the text says before its own list of them is kept. */
function safety(card, text) {
  const lines = card.lines.map(({ who, how }) => make("div", {}, told("dt", who ?? ""), make("dd", {}, reached(how))));
  const lead = text.split("\n").filter((line) => !line.startsWith("- "));
  return { text: lead.join("\n"), element: make("dl", { class: "card urgent" }, lines) };
}
