import { CATALOGUES } from "./assets.js";

const DEFAULT = "en-GB";

/** What the widget says, in one language; see `messages/`. */
export class Words {
  constructor(language) {
    this.language = closest(language);
  }

  /** The words for `name`, with `values` in the places kept for them. */
  say(name, values = {}) {
    const words = CATALOGUES[this.language][name] ?? CATALOGUES[DEFAULT][name];
    return words.replace(/\{(\w+)\}/g, (_, place) => values[place] ?? "");
  }

  /** Such as "3 May 2027"; what is no date comes back as it is. */
  day(iso) {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime())) return String(iso);
    return date.toLocaleDateString(this.language, { day: "numeric", month: "long", year: "numeric" });
  }

  /** "Today", "Yesterday" or the date. */
  dayAgo(iso) {
    const days = Math.round((midnight(new Date()) - midnight(new Date(iso))) / 86_400_000);
    return days === 0 ? this.say("today") : days === 1 ? this.say("yesterday") : this.day(iso);
  }
}

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate());
}

/** The catalogue of this language, or of another variety of it, or the English one. */
function closest(language) {
  const wanted = (language || DEFAULT).toLowerCase();
  const names = Object.keys(CATALOGUES);
  const [tongue] = wanted.split("-");
  return (
    names.find((name) => name.toLowerCase() === wanted) ??
    names.find((name) => name.toLowerCase().split("-")[0] === tongue) ??
    DEFAULT
  );
}
