// Keys for reading: without this file everything can be reached by Tab and links.
"use strict";
const turns = [...document.querySelectorAll(".turn")];

function current() {
  return turns.findIndex((turn) => turn === document.activeElement || turn.contains(document.activeElement));
}

function go(step) {
  const at = current();
  const turn = turns[at < 0 ? (step > 0 ? 0 : turns.length - 1) : Math.min(Math.max(at + step, 0), turns.length - 1)];
  turn?.focus();
}

function comment() {
  const note = turns[current()]?.querySelector(".note");
  if (note) {
    note.open = true;
    note.querySelector("textarea").focus();
  }
}

const keys = {
  j: () => go(1),
  k: () => go(-1),
  c: comment,
  u: () => document.querySelector(".crumb a").click(),
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
