// An answer that takes longer than a moment: how far it is, in its place on the page, with a button that stops it.

const PAUSE = 250;
const BUSY_PAUSE = 1000;
const ACCEPTED = 202;
const BUSY = 503;

/** What a script asks with, so that it hears of a computation instead of waiting for it. */
export const ASYNC = { Prefer: "respond-async" };

/** The reader stopped it. */
export class Stopped extends Error {
  name = "Stopped";
}

/** What is said on the page, in its language. */
export const said = document.querySelector("#said").dataset;
const { lang } = document.documentElement;
const inDigits = (value) => value.toLocaleString(lang, { useGrouping: "always" });

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function shown(place) {
  const box = document.createElement("div");
  box.className = "under-way";
  const words = document.createElement("span");
  const share = document.createElement("span");
  const line = document.createElement("p");
  line.append(words, " ", share);
  const bar = document.createElement("progress");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = said.cancel;
  // said when it changes, unlike the counts, which change all the time
  const told = document.createElement("p");
  told.className = "visually-hidden";
  told.setAttribute("role", "status");
  box.append(line, bar, button, told);
  place.append(box);
  return {
    box,
    button,
    at(step) {
      if (words.textContent !== step.words) {
        words.textContent = step.words;
        told.textContent = step.words;
        bar.setAttribute("aria-label", step.words);
      }
      if (step.total > 0) {
        bar.max = step.total;
        bar.value = step.done;
        share.textContent = said.of.replace("{done}", inDigits(step.done)).replace("{total}", inDigits(step.total));
      } else {
        bar.removeAttribute("value");
        share.textContent = "";
      }
    },
  };
}

/**
 * The final answer to `ask`, a function that fetches, of which `first` is the first answer. Meanwhile `place` shows how
 * far it is. Throws `Stopped` when the reader stops it, and what `signal` throws when it aborts.
 */
export async function follow(first, ask, place, signal) {
  const view = shown(place);
  let job = null;
  let stopped = false;
  view.button.addEventListener("click", async () => {
    stopped = true;
    view.button.disabled = true;
    if (job !== null) {
      // where the server does not answer, asking how far it is says so
      await fetch(`${job}/cancel`, { method: "POST", redirect: "manual" }).catch(() => {});
    }
  });
  const still = () => {
    signal?.throwIfAborted();
    if (stopped) {
      throw new Stopped("stopped");
    }
  };
  try {
    let response = first;
    while (response.status === ACCEPTED || response.status === BUSY) {
      const told = await response.json();
      if (response.status === BUSY) {
        view.at({ words: told.error, total: 0 });
        await pause(BUSY_PAUSE);
      } else {
        job = told.job;
        await over(job, view, still, signal);
      }
      still();
      response = await ask();
    }
    still();
    return response;
  } finally {
    view.box.remove();
  }
}

async function over(job, view, still, signal) {
  for (;;) {
    const answer = await fetch(`${job}/progress`, { signal });
    still();
    const step = answer.ok ? await answer.json() : { working: false };
    if (!step.working) {
      return;
    }
    view.at(step);
    await pause(PAUSE);
    still();
  }
}
