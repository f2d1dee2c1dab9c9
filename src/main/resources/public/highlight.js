// A region under the pointer or the keyboard's focus lights up wherever else it is shown. Whoever draws regions sends
// "regionwise:highlight" with {region} to the document, null when none is meant any more, and listens to it.

"use strict";

{
  let lit = null;

  const say = (region) => {
    if (region !== lit) {
      document.dispatchEvent(new CustomEvent("regionwise:highlight", { detail: { region } }));
    }
  };
  const regionOf = (target) =>
    (target instanceof Element ? target.closest("[data-region]") : null)?.dataset.region ?? null;

  document.addEventListener("regionwise:highlight", ({ detail }) => {
    lit = detail?.region ?? null;
    for (const mark of document.querySelectorAll("[data-region].highlight")) {
      mark.classList.remove("highlight");
    }
    if (lit !== null) {
      for (const mark of document.querySelectorAll(`[data-region="${CSS.escape(lit)}"]`)) {
        mark.classList.add("highlight");
      }
    }
  });

  document.addEventListener("pointerover", (event) => say(regionOf(event.target)));
  document.documentElement.addEventListener("pointerleave", () => say(null));
  document.addEventListener("focusin", (event) => say(regionOf(event.target)));
  document.addEventListener("focusout", (event) => {
    if (regionOf(event.target) !== null) {
      say(regionOf(event.relatedTarget));
    }
  });
}
