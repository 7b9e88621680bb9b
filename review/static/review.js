// Keys for reading: without this file everything can be reached by Tab and links. Whoever speaks to their machine, or is
// in the way of a key, can turn them off for good.
"use strict";
const OFF = "sounding-board-keys-off";
const turns = [...document.querySelectorAll(".turn")];
const hint = document.querySelector(".keys");
const toggle = hint.querySelector("button");

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

function show() {
  const isOff = localStorage.getItem(OFF) !== null;
  hint.querySelector(".list-of-keys").hidden = isOff;
  toggle.textContent = isOff ? "Turn the keys for reading on" : "Turn them off";
  toggle.hidden = false;
}

const keys = {
  j: () => go(1),
  k: () => go(-1),
  c: comment,
  u: () => document.querySelector(".crumb a").click(),
};

toggle.addEventListener("click", () => {
  if (localStorage.getItem(OFF) === null) localStorage.setItem(OFF, "1");
  else localStorage.removeItem(OFF);
  show();
});

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key] || localStorage.getItem(OFF)) return;
  event.preventDefault();
  keys[event.key]();
});

show();
