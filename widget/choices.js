import { button, make } from "./dom.js";

// What can be said of any question; the first few are shown, the others one press away.
const COMMANDS = ["example", "why", "rephrase", "skip", "park", "go_back", "pause", "summary", "help"];
const AT_ONCE = 4;

/** The choices that no card has drawn: answers as buttons, then what helps with a question, more quietly. */
export function drawChoices(way) {
  const isCommand = ({ id }) => COMMANDS.includes(id);
  const answers = way.choices.filter((choice) => !isCommand(choice));
  const commands = way.choices.filter(isCommand);
  return [answers.length ? answerGroup(answers, way) : null, commands.length ? commandGroup(commands, way) : null];
}

function answerGroup(answers, { words, pick }) {
  const buttons = answers.map((choice) =>
    button(choice.label, () => pick(choice), { class: `choice${choice.id === "affirm:all" ? " main" : ""}` }),
  );
  return make("div", { class: "choices live", role: "group", "aria-label": words.say("choices") }, buttons);
}

function commandGroup(commands, { words, pick }) {
  const buttons = commands.map((choice) => button(choice.label, () => pick(choice), { class: "small" }));
  const rest = buttons.slice(AT_ONCE);
  for (const one of rest) one.hidden = true;
  const more = button(words.say("more_commands"), () => {
    const isOpen = more.getAttribute("aria-expanded") === "false";
    more.setAttribute("aria-expanded", String(isOpen));
    more.textContent = words.say(isOpen ? "fewer_commands" : "more_commands");
    for (const one of rest) one.hidden = !isOpen;
    if (isOpen) rest[0].focus();
  });
  more.className = "small more";
  more.setAttribute("aria-expanded", "false");
  const group = { class: "commands live", role: "group", "aria-label": words.say("commands") };
  return make("div", group, buttons.slice(0, AT_ONCE), rest, rest.length ? more : null);
}
