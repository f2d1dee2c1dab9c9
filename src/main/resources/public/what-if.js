// The answer and its picture follow the form. Without scripts its button asks for the page again.

const form = document.querySelector("form[data-what-if]");
const place = document.querySelector("[data-what-if-answer]");
const figure = document.querySelector("[data-chart]");
const state = form.querySelector("[data-what-if-state]");
const PAUSE = 20;

let asked = null;
let waiting = 0;

function query() {
  const values = new URLSearchParams(new FormData(form));
  values.delete("title");
  return values;
}

async function follow() {
  asked?.abort();
  asked = new AbortController();
  const sent = query();
  place.setAttribute("aria-busy", "true");
  try {
    const width = figure.querySelector(".chart-place").clientWidth;
    const response = await fetch(`${form.dataset.whatIf}?${sent}&width=${width}`, { signal: asked.signal });
    const answer = await response.json();
    if (!response.ok) {
      state.textContent = typeof answer.error === "string" ? answer.error : `${answer.error.column}: ${answer.error.expected}`;
      return;
    }
    place.innerHTML = answer.html;
    figure.dispatchEvent(new CustomEvent("regionwise:specification", { detail: answer.chart }));
    for (const link of figure.querySelectorAll("[data-picture]")) {
      link.search = sent;
    }
    // a link to this page shows what is on it
    history.replaceState(null, "", `?${sent}`);
    state.textContent = "";
  } catch (failure) {
    if (failure.name !== "AbortError") {
      state.textContent = "Regionwise does not answer. Is it still running?";
    }
  } finally {
    place.removeAttribute("aria-busy");
  }
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(follow, PAUSE);
}

form.addEventListener("input", ({ target }) => {
  if (target.name === "title") {
    return;
  }
  if (form.checkValidity()) {
    soon();
  } else {
    const wrong = form.querySelector("input:invalid");
    state.textContent = `${wrong.labels[0].textContent}: ${wrong.validationMessage}`;
  }
});
let width = null;
new ResizeObserver(([entry]) => {
  const now = Math.floor(entry.contentRect.width);
  if (now !== width) {
    width = now;
    soon();
  }
}).observe(figure.querySelector(".chart-place"));
