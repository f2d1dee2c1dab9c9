// The answer and its picture follow the form. Without scripts a button asks for the page with them.

import { ASYNC, follow, said } from "/under-way.js";

const form = document.querySelector("form[data-preview]");
const place = document.querySelector("[data-preview-answer]");
const more = document.querySelector("[data-preview-more]");
const figure = document.querySelector("[data-chart]");
const state = form.querySelector("[data-preview-state]");
const waitingPlace = document.querySelector("[data-preview-under-way]");
const PAUSE = 20;
// of an address, in characters: servers and browsers refuse much longer ones
const LONGEST = 6000;
// of a picture's address, what is not of the question
const SHOWN = new Set(["save", "order", "intervals", "search"]);
// by this name the server knows which fit the page waits for, and stops the one before
const page = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("");

let asked = null;
let question = 0;
let waiting = 0;
let changed = false;

function query() {
  const values = new URLSearchParams(new FormData(form));
  values.delete("title");
  return values;
}

async function answer() {
  asked?.abort();
  const now = new AbortController();
  asked = now;
  const sent = query();
  waitingPlace.replaceChildren();
  place.setAttribute("aria-busy", "true");
  try {
    const width = figure.querySelector(".chart-place").clientWidth;
    const asking = `width=${width}&page=${page}&question=${++question}`;
    const ask = () => fetch(`${form.dataset.preview}?${asking}`,
      { method: "POST", body: sent, signal: now.signal, headers: ASYNC });
    let response = await ask();
    if (response.status === 202 || response.status === 503) {
      response = await follow(response, ask, waitingPlace, now.signal);
    }
    const told = await response.json();
    if (!response.ok) {
      state.textContent = told.error;
      return;
    }
    // the picture before its words
    if (told.chart !== undefined) {
      figure.dispatchEvent(new CustomEvent("regionwise:specification", { detail: told.chart }));
    }
    place.innerHTML = told.html;
    more.innerHTML = told.more;
    address(sent);
    state.textContent = "";
  } catch (failure) {
    if (failure.name === "Stopped") {
      offer();
    } else if (failure.name !== "AbortError") {
      state.textContent = said.noAnswer;
    }
  } finally {
    if (asked === now) {
      asked = null;
      place.removeAttribute("aria-busy");
    }
  }
}

/** Links to the picture, and to this page, show what is on it. */
function address(sent) {
  const short = sent.toString().length <= LONGEST;
  figure.querySelector("[data-pictures]").hidden = !short;
  if (!short) {
    return;
  }
  for (const link of figure.querySelectorAll("[data-picture]")) {
    const shown = [...new URLSearchParams(link.search)].filter(([name]) => SHOWN.has(name));
    link.search = new URLSearchParams([...sent, ...shown]);
  }
  // changed for nothing, it would stop who goes on to another page
  if (changed) {
    history.replaceState(null, "", `${form.dataset.address}?${sent}`);
  }
}

/** The last answer stays, though the form says something else by now. */
function offer() {
  const again = document.createElement("button");
  again.type = "button";
  again.className = "button";
  again.textContent = said.askAgain;
  again.addEventListener("click", answer);
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  words.textContent = said.answerCancelled;
  waitingPlace.replaceChildren(words, again);
}

// nobody waits on a page that was left; back on it, the question is asked anew
addEventListener("pagehide", () => {
  if (asked !== null) {
    navigator.sendBeacon(`${form.dataset.preview}/leave`, new URLSearchParams({ page }));
  }
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && asked !== null) {
    soon();
  }
});

function soon(pause = PAUSE) {
  clearTimeout(waiting);
  waiting = setTimeout(answer, pause);
}

form.addEventListener("input", ({ target }) => {
  changed = true;
  // what follows a choice is asked for first
  if (target.name === "title" || "follow" in target.dataset) {
    return;
  }
  if (form.checkValidity()) {
    // a tick is whole; a number may still be typed
    soon(target.type === "checkbox" ? 0 : PAUSE);
  } else {
    const wrong = form.querySelector("input:invalid");
    state.textContent = `${wrong.labels[0].textContent}: ${wrong.validationMessage}`;
  }
});
form.addEventListener("regionwise:followed", () => soon());
let width = null;
new ResizeObserver(([entry]) => {
  const now = Math.floor(entry.contentRect.width);
  if (now !== width) {
    width = now;
    soon();
  }
}).observe(figure.querySelector(".chart-place"));
