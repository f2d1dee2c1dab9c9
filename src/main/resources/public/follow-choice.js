// Parts of a form follow a choice made in it: the server says what they hold now, all else on the page stays. The form
// cannot be sent meanwhile. Without scripts a button asks for the page again, and the server refuses what does not fit.

const choices = document.querySelectorAll("[data-follow]");
let asked = null;

async function follow(choice) {
  asked?.abort();
  const now = new AbortController();
  asked = now;
  const form = choice.form;
  const state = form.querySelector("[data-follow-state]");
  const parts = [...form.querySelectorAll("[data-follows]")];
  const buttons = [...form.querySelectorAll("button")];
  const value = choice.value;
  parts.forEach((part) => part.setAttribute("aria-busy", "true"));
  buttons.forEach((button) => { button.disabled = true; });
  state.textContent = "";
  try {
    const sent = new URLSearchParams(new FormData(form));
    const response = await fetch(choice.dataset.follow, { method: "POST", body: sent, signal: now.signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of parts) {
      const fresh = page.getElementById(part.id);
      if (fresh === null) {
        throw new Error(`no ${part.id} in the answer`);
      }
      part.replaceChildren(...fresh.childNodes);
    }
    choice.dataset.shown = value;
    form.dispatchEvent(new CustomEvent("regionwise:followed"));
  } catch (failure) {
    if (failure.name !== "AbortError") {
      state.textContent = document.querySelector("#said").dataset.noAnswer;
    }
  } finally {
    if (asked === now) {
      asked = null;
      parts.forEach((part) => part.removeAttribute("aria-busy"));
      buttons.forEach((button) => { button.disabled = false; });
    }
  }
}

for (const choice of choices) {
  choice.addEventListener("change", () => follow(choice));
}
// a browser that comes back to the page fills in the choice, and not what follows it
addEventListener("pageshow", () => {
  for (const choice of choices) {
    if (choice.value !== choice.dataset.shown) {
      follow(choice);
    }
  }
});

// What is filled into the fields of a choice is meant to be chosen.
for (const part of document.querySelectorAll("[data-selects]")) {
  part.addEventListener("input", () => { document.getElementById(part.dataset.selects).checked = true; });
}
