import { list, texts } from "./api.js";
import { button, make, told } from "./dom.js";
import { points, source } from "./parts.js";

/** What the research offers: behaviours, each with its reason; case studies beside the leader's own place; an approach. */
export function findings(card, text, way) {
  const { words } = way;
  return {
    element: make(
      "div",
      { class: "findings" },
      section(words.say("behaviours"), list(card.behaviours).map((one) => behaviour(one, way))),
      section(words.say("cases"), list(card.cases).map((one) => caseStudy(one, words))),
      card.approach ? section(words.say("approach"), [approach(card.approach, words)]) : null,
    ),
  };
}

/** Two cases beside each other. */
export function comparison(card, text, { words }) {
  return { element: make("div", { class: "findings pair" }, list(card.cases).map((one) => caseStudy(one, words))) };
}

function section(title, cards) {
  return cards.length ? make("section", {}, make("h4", { class: "group" }, title), cards) : null;
}

function behaviour(one, way) {
  const { words } = way;
  const underpinned = ["knowledge", "skills", "attributes"].filter((name) => texts(one[name]).length);
  const about = [
    one.summary ? told("p", one.summary) : null,
    underpinned.map((name) => [make("h6", {}, words.say(name)), points(texts(one[name]))]),
  ];
  const hasMore = one.summary || underpinned.length;
  return make(
    "article",
    { class: "card" },
    told("h5", one.name ?? ""),
    why(one, words),
    hasMore ? make("details", {}, make("summary", {}, words.say("about_behaviour")), about) : null,
    source(one, words, one.name),
    take(one, way),
  );
}

/** The choice that stands for this very behaviour, taken out of the reply's others. */
function take(one, way) {
  const at = way.choices.findIndex((choice) => choice.id === `affirm:${one.id}`);
  if (at < 0) return null;
  const [choice] = way.choices.splice(at, 1);
  const name = way.words.say("work_with_named", { what: choice.label });
  return button(way.words.say("work_with"), () => way.pick(choice), { class: "choice live", "aria-label": name });
}

function caseStudy(one, words) {
  return make(
    "article",
    { class: "card" },
    told("h5", one.title ?? ""),
    one.summary ? told("p", one.summary) : null,
    places(one, words),
    why(one, words),
    texts(one.lessons).length ? [make("h6", {}, words.say("lessons")), points(texts(one.lessons))] : null,
    source(one, words, one.title),
  );
}

/** The case's context beside the leader's own, as a table where it came in parts. */
function places(one, words) {
  const rows = list(one.places);
  if (!rows.length) return one.context ? told("p", one.context, { class: "quiet" }) : null;
  const heads = ["there", "yours"].map((name) => make("th", { scope: "col" }, words.say(name)));
  const body = rows.map(({ aspect, there, yours }) =>
    make("tr", {}, make("th", { scope: "row" }, aspect), make("td", {}, there), make("td", {}, yours || words.say("not_known"))),
  );
  return make("table", {}, make("thead", {}, make("tr", {}, make("td"), heads)), make("tbody", {}, body));
}

function approach(one, words) {
  const steps = texts(one.steps).map((step) => told("li", step));
  const note = one.note ? told("p", one.note) : null;
  return make("article", { class: "card" }, told("h5", one.title ?? ""), make("ol", {}, steps), note, source(one, words, one.title));
}

function why(one, words) {
  if (!one.why) return null;
  return make("p", { class: "why" }, make("span", {}, words.say("because")), told("q", String(one.why)));
}
