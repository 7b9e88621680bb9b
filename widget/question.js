import { hidden, make, told } from "./dom.js";
import { source } from "./parts.js";

/** A reflective question with its place and progress; a rating has its numbers to press. */
export function question(card, text, way) {
  const { words } = way;
  const asked = String(card.question ?? text);
  const place = String(card.place ?? "");
  const label = place ? words.say("question", { place }) : words.say("question_plain");
  const element = make(
    "section",
    { class: "card question" },
    make("p", { class: "place" }, label),
    progress(place),
    told("h4", asked),
    card.before ? make("p", { class: "quiet" }, words.say("rating_before", { rating: card.before })) : null,
    card.card === "rating" ? scale(card, way) : null,
    source(card, words),
  );
  return { text: lead(text, asked, place), element };
}

/** What is said around the question and is not in the card: "To stay with that for a moment:". */
function lead(text, asked, place) {
  const at = text.indexOf(asked);
  if (at < 0) return "";
  return text.slice(0, at).replace(`${place}.`, "").trim();
}

/** A mark for each question of the set, for the eye alone: the place beside it says the same. */
function progress(place) {
  const [, now, all] = place.match(/^(\d+)\D+(\d+)/) ?? [];
  if (!all || all > 40) return null;
  const marks = Array.from({ length: Number(all) }, (_, n) => make("span", { class: n < now ? "done" : "" }));
  return make("div", { class: "progress", "aria-hidden": "true" }, marks);
}

/** The numbers as radio buttons, which the arrow keys move between, and a button that gives the one chosen. */
function scale({ from = 1, to = 10, question: asked }, way) {
  const { words } = way;
  const numbers = way.choices.filter(({ label }) => /^\d+$/.test(label));
  if (!numbers.length) return null;
  way.choices.splice(0, way.choices.length, ...way.choices.filter((choice) => !numbers.includes(choice)));
  const name = `rating-${way.key}`;
  const marks = numbers.map(({ id, label }) =>
    make("label", {}, make("input", { type: "radio", name, value: id, required: true }), make("span", {}, label)),
  );
  const give = (event) => {
    event.preventDefault();
    const chosen = numbers.find(({ id }) => id === new FormData(event.target).get(name));
    if (chosen) way.pick(chosen);
  };
  return make(
    "form",
    { class: "rating live", on: { submit: give } },
    make(
      "fieldset",
      {},
      hidden("legend", `${asked} ${words.say("rating", { from, to })}`),
      make("div", { class: "numbers" }, marks),
      make("div", { class: "ends", "aria-hidden": "true" }, ends(words, from, to)),
    ),
    make("button", { type: "submit", class: "choice main" }, words.say("rating_send")),
  );
}

function ends(words, from, to) {
  return [make("span", {}, words.say("rating_low", { from })), make("span", {}, words.say("rating_high", { to }))];
}
