// The answer follows the form. Without scripts its button asks for the page again.

const form = document.querySelector("form[data-what-if]");
const place = document.querySelector("[data-what-if-answer]");
const state = form.querySelector("[data-what-if-state]");
const PAUSE = 60;

let asked = null;
let waiting = 0;

function query() {
  const values = new URLSearchParams(new FormData(form));
  values.delete("title");
  return values.toString();
}

async function follow() {
  asked?.abort();
  asked = new AbortController();
  const sent = query();
  // a link to this page shows what is on it
  history.replaceState(null, "", `?${sent}`);
  place.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(`${form.dataset.whatIf}?${sent}`, { signal: asked.signal });
    const answer = await response.json();
    if (!response.ok) {
      state.textContent = typeof answer.error === "string" ? answer.error : `${answer.error.column}: ${answer.error.expected}`;
      return;
    }
    place.innerHTML = answer.html;
    state.textContent = "";
    document.dispatchEvent(new CustomEvent("regionwise:what-if", { detail: answer }));
  } catch (failure) {
    if (failure.name !== "AbortError") {
      state.textContent = "Regionwise does not answer. Is it still running?";
    }
  } finally {
    place.removeAttribute("aria-busy");
  }
}

form.addEventListener("input", (event) => {
  if (event.target.name === "title" || !form.checkValidity()) {
    return;
  }
  clearTimeout(waiting);
  waiting = setTimeout(follow, PAUSE);
});
