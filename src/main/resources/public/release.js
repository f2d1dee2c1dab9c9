// What would change follows the rules as they are chosen. Without scripts a button asks for the page again.

const form = document.querySelector("form[data-release]");
const sentence = form.querySelector("[data-release-change]");
const state = form.querySelector("[data-release-state]");
const parts = [...form.querySelectorAll("[data-release-part]")];
const PAUSE = 250;

let asked = null;
let waiting = 0;

function query() {
  const values = new URLSearchParams(new FormData(form));
  // the rules that were looked at before; only what is chosen now asks
  const chosen = values.getAll("profile").filter((each) => !each.startsWith("{"));
  values.delete("profile");
  values.delete("keep");
  chosen.forEach((each) => values.append("profile", each));
  return values;
}

async function look() {
  asked?.abort();
  const now = new AbortController();
  asked = now;
  const buttons = [...form.querySelectorAll("button")];
  buttons.forEach((button) => { button.disabled = true; });
  parts.forEach((part) => part.setAttribute("aria-busy", "true"));
  try {
    const response = await fetch(`${form.action}?${query()}`, { signal: now.signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.querySelector("[data-release-change]");
    if (fresh === null) {
      state.textContent = page.querySelector("main .notice, main li")?.textContent.trim()
        ?? document.querySelector("#said").dataset.noAnswer;
      return;
    }
    state.textContent = "";
    sentence.textContent = fresh.textContent;
    for (const part of parts) {
      part.replaceChildren(...page.getElementById(part.id).childNodes);
    }
  } catch (failure) {
    if (failure.name !== "AbortError") {
      state.textContent = document.querySelector("#said").dataset.noAnswer;
    }
  } finally {
    if (asked === now) {
      asked = null;
      parts.forEach((part) => part.removeAttribute("aria-busy"));
      form.querySelectorAll("button").forEach((button) => { button.disabled = false; });
    }
  }
}

for (const part of form.querySelectorAll("[data-release-without-scripts]")) {
  part.hidden = true;
}
form.addEventListener("input", ({ target }) => {
  if (target.name === "keep") {
    return;
  }
  clearTimeout(waiting);
  waiting = setTimeout(look, target.type === "radio" || target.type === "checkbox" ? 0 : PAUSE);
});
