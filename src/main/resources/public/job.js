// How far a computation is, without reloading its page; then on to what came of it.

"use strict";

{
  const place = document.querySelector("[data-job]");
  const label = place.querySelector("label");
  const bar = place.querySelector("progress");
  const share = place.querySelector("[data-share]");
  const seconds = place.querySelector("[data-seconds]");
  const spoken = place.querySelector("[data-step]");

  let leaving = false;
  document.addEventListener("submit", () => {
    leaving = true;
  });

  const follow = async () => {
    let state;
    try {
      const answer = await fetch(place.dataset.job);
      state = answer.ok ? await answer.json() : { working: false };
    } catch {
      label.textContent = document.querySelector("#said").dataset.noAnswer;
      setTimeout(follow, 2000);
      return;
    }
    if (leaving) {
      return;
    }
    if (!state.working) {
      location.reload();
      return;
    }
    if (label.textContent !== state.words) {
      label.textContent = state.words;
      spoken.textContent = state.words;
    }
    seconds.textContent = state.seconds;
    if (state.total > 0) {
      bar.max = state.total;
      bar.value = state.done;
    } else {
      bar.removeAttribute("value");
    }
    share.textContent = state.share;
    setTimeout(follow, 250);
  };
  follow();
}
