import { STYLE } from "./assets.js";
import { make } from "./dom.js";
import { record } from "./record.js";

const PAGE = "@media print { body > :not([data-sounding-board-print]) { display: none !important } }";

/** Prints the record alone, whatever page the widget is in. */
export function printRecord(card, words) {
  const paper = make("div", { "data-sounding-board-print": true, lang: words.language });
  const page = sheet(PAGE);
  const root = paper.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet(STYLE)];
  const { element } = record(card, "", { words, live: false, title: words.say("printed"), level: 1 });
  root.append(make("main", { class: "paper" }, element));
  document.body.append(paper);
  document.adoptedStyleSheets.push(page);
  const tidy = () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== page);
  };
  addEventListener("afterprint", tidy, { once: true });
  print();
}

export function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
