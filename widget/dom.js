/**
 * Makes an element. What came as text only ever becomes text: strings are appended as text nodes, never parsed.
 * `attributes` take `on` for listeners; true sets an attribute without a value, false and null leave it out.
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** A button that does `act` when it is pressed. */
export function button(label, act, attributes = {}) {
  return make("button", { type: "button", on: { click: act }, ...attributes }, label);
}

/** Words that only a screen reader needs. */
export function hidden(tag, text, attributes = {}) {
  return make(tag, { class: "unseen", ...attributes }, text);
}

/** The words of others, in whichever direction they are written, with line ends as they were typed. */
export function told(tag, text, attributes = {}) {
  return make(tag, { dir: "auto", ...attributes }, text);
}
