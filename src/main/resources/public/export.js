// Files of a result: made while the page stays, with how far they are beside the buttons; then the browser saves them.

"use strict";

{
  const panel = document.querySelector("#export");
  const progress = panel.querySelector("[data-export-progress]");
  const words = progress.querySelector("[data-words]");
  const share = progress.querySelector("[data-share]");
  const bar = progress.querySelector("progress");
  const said = panel.querySelector("[data-export-said]");
  // whose turn it is: a file that is asked for later takes the place of the one before
  let turn = 0;
  let job = null;

  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  const show = (text) => {
    progress.hidden = false;
    words.textContent = text;
    share.textContent = "";
    bar.removeAttribute("value");
    said.textContent = "";
  };

  // The address of the making, or null where the file is there already.
  const asked = async (address) => {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    answer.body?.cancel();
    return answer.ok && answer.redirected && new URL(answer.url).pathname.startsWith("/jobs/") ? answer.url : null;
  };

  const follow = async (mine) => {
    for (;;) {
      const answer = await fetch(`${job}/progress`);
      const state = answer.ok ? await answer.json() : { working: false };
      if (mine !== turn || !state.working) {
        return answer.ok;
      }
      words.textContent = state.words;
      share.textContent = state.share;
      if (state.total > 0) {
        bar.max = state.total;
        bar.value = state.done;
      } else {
        bar.removeAttribute("value");
      }
      await pause(250);
    }
  };

  const make = async (address) => {
    const mine = ++turn;
    show(panel.dataset.making);
    try {
      job = await asked(address);
      if (job && !(await follow(mine))) {
        progress.hidden = true;
        return;
      }
    } catch {
      if (mine === turn) {
        progress.hidden = true;
        said.textContent = document.querySelector("#said").dataset.noAnswer;
      }
      return;
    }
    if (mine === turn) {
      progress.hidden = true;
      said.textContent = panel.dataset.ready;
      // an attachment leaves the page where it is; what went wrong has a page that says so
      location.assign(address);
    }
  };

  panel.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-export]")) {
      return;
    }
    event.preventDefault();
    const from = event.submitter?.hasAttribute("formaction") ? event.submitter.formAction : form.action;
    const address = new URL(from);
    const filled = [...new FormData(form)].filter(([, value]) => value !== "");
    address.search = new URLSearchParams(filled).toString();
    for (const field of form.querySelectorAll("[data-remembered]")) {
      localStorage.setItem(`regionwise.${field.name}`, field.value);
    }
    make(address.href);
  });
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-export]");
    if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      make(link.href);
    }
  });
  progress.querySelector("[data-cancel]").addEventListener("click", () => {
    turn++;
    progress.hidden = true;
    if (job) {
      fetch(`${job}/cancel`, { method: "POST", redirect: "manual" });
    }
  });
  for (const field of panel.querySelectorAll("[data-remembered]")) {
    field.value ||= localStorage.getItem(`regionwise.${field.name}`) ?? "";
  }
}
