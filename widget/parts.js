import { make, told } from "./dom.js";

/** Where something comes from, one press away. */
export function source(one, words, what = "") {
  if (!one.source) return null;
  const label = what ? { "aria-label": words.say("source_of", { what }) } : {};
  return make("details", { class: "source" }, make("summary", label, words.say("source")), told("p", String(one.source)));
}

export function points(lines) {
  return make("ul", {}, lines.map((line) => told("li", line)));
}
