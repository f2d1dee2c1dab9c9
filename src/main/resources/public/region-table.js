// A table of regions without reloading the page. The server sorts, filters and formats, with or without this script;
// here its answer is put into the page, its query into the address, and far rows come and go while one scrolls.

"use strict";

{
  const BEFORE_TYPING_ENDS = 200;
  const WINDOW = 100;
  // what is said on the page, in its language
  const said = document.querySelector("#said").dataset;
  const { lang } = document.documentElement;
  let section = document.querySelector("[data-region-table]");
  let asked = 0;
  let waiting = 0;
  let nearby = null;

  /** The query of the form, without what is as usual anyway. */
  const query = () => {
    const form = section.querySelector("form");
    const parameters = new URLSearchParams(new FormData(form));
    for (const name of ["search", "below", "decimals"]) {
      if (!parameters.get(name)) {
        parameters.delete(name);
      }
    }
    if (parameters.get("per") === "100") {
      parameters.delete("per");
    }
    if (parameters.get("sort") === "pooled" && parameters.get("order") === "descending") {
      parameters.delete("sort");
      parameters.delete("order");
    }
    const boxes = [...form.querySelectorAll('[name="column"]')];
    if (boxes.every((box) => box.checked === box.defaultChecked) && !section.querySelector(".chosen")) {
      parameters.delete("column");
    }
    const text = parameters.toString();
    return text ? `?${text}` : "";
  };

  /** Puts the server's answer in, keeping focus, caret and sideways scroll where they are. */
  const put = (html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-region-table]");
    const held = section.contains(document.activeElement) ? document.activeElement : null;
    const inForm = held?.matches("input, select") ?? false;
    const left = section.querySelector(".region-scroll").scrollLeft;
    const options = fresh.querySelector("details");
    const sorted = held?.matches("a.sort") ? [...section.querySelectorAll("a.sort")].indexOf(held) : -1;
    if (options) {
      options.open = section.querySelector("details").open;
    }
    if (inForm && held.id) {
      // what is being typed in stays the very same element
      for (const part of [".region-scroll", "[data-counted]", ".table-windows"]) {
        const old = section.querySelector(part);
        const now = fresh.querySelector(part);
        if (old && now) {
          old.replaceWith(now);
        } else if (old) {
          old.remove();
        } else if (now) {
          section.querySelector(".region-scroll").after(now);
        }
      }
      section.dataset.matched = fresh.dataset.matched ?? "";
    } else {
      section.replaceWith(fresh);
      section = fresh;
      if (sorted >= 0) {
        section.querySelectorAll("a.sort")[sorted]?.focus();
      } else if (held?.id) {
        document.getElementById(held.id)?.focus();
      }
    }
    section.querySelector(".region-scroll").scrollLeft = left;
    ready();
  };

  const show = async (view) => {
    const mine = ++asked;
    section.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(section.dataset.rows + view);
      const html = await answer.text();
      if (mine !== asked) {
        return;
      }
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      history.replaceState(null, "", location.pathname + view + location.hash);
      put(html);
    } catch {
      if (mine === asked) {
        section.querySelector("[data-counted]").textContent = said.noAnswer;
      }
    } finally {
      section.removeAttribute("aria-busy");
    }
  };

  /** Windows of rows that are not near become one empty row of their height. */
  const windows = () => {
    nearby?.disconnect();
    nearby = null;
    const matched = Number(section.dataset.matched);
    if (!matched) {
      return;
    }
    const scroller = section.querySelector(".region-scroll");
    const table = scroller.querySelector("table");
    const shown = table.tBodies[0];
    const columns = shown.rows[0].cells.length;
    const usual = shown.getBoundingClientRect().height / shown.rows.length;
    const view = location.search;
    const empty = (body, height) => {
      const row = document.createElement("tr");
      row.className = "far";
      row.setAttribute("aria-hidden", "true");
      const cell = row.insertCell();
      cell.colSpan = columns;
      cell.style.height = `${height}px`;
      body.replaceChildren(row);
      body.dataset.far = "";
    };
    const near = new Set();
    const fill = async (body) => {
      if (!("far" in body.dataset) || "asked" in body.dataset) {
        return;
      }
      body.dataset.asked = "";
      const parameters = new URLSearchParams(view);
      parameters.set("from", body.dataset.from);
      parameters.set("part", "rows");
      try {
        const answer = await fetch(`${section.dataset.rows}?${parameters}`);
        const html = `<table>${await answer.text()}</table>`;
        const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("tbody");
        // rows that were passed by meanwhile stay away
        if (answer.ok && near.has(body)) {
          body.replaceChildren(...fresh.rows);
          delete body.dataset.far;
        }
      } catch {
        body.querySelector("td")?.replaceChildren(said.rowsMissing);
      } finally {
        delete body.dataset.asked;
      }
    };
    const own = Number(shown.dataset.from);
    for (let from = 0; from < matched; from += WINDOW) {
      if (from !== own) {
        const body = document.createElement("tbody");
        body.dataset.from = from;
        empty(body, usual * Math.min(WINDOW, matched - from));
        if (from < own) {
          shown.before(body);
        } else {
          table.insertBefore(body, table.tFoot);
        }
      }
    }
    nearby = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting, boundingClientRect } of entries) {
          if (isIntersecting) {
            near.add(target);
            fill(target);
            continue;
          }
          near.delete(target);
          if (!("far" in target.dataset) && !target.contains(document.activeElement)) {
            empty(target, boundingClientRect.height);
          }
        }
      },
      { root: scroller, rootMargin: "1500px 0px" },
    );
    for (const body of table.tBodies) {
      nearby.observe(body);
    }
    for (const link of section.querySelectorAll("[data-window]")) {
      link.hidden = true;
    }
    section.querySelector("[data-counted]").textContent = said.rowsScroll.replace(
      "{count}",
      matched.toLocaleString(lang, { useGrouping: "always" }),
    );
    if (own > 0) {
      scroller.scrollTop = shown.offsetTop - table.tHead.offsetHeight;
    }
  };

  const ready = () => {
    section.querySelector(".table-apply .button:not(a)").hidden = true;
    windows();
  };

  if (section) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("[data-region-table] a[data-view]");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
        event.preventDefault();
        show(link.dataset.view);
      }
    });
    document.addEventListener("submit", (event) => {
      if (event.target.closest("[data-region-table]")) {
        event.preventDefault();
        show(query());
      }
    });
    document.addEventListener("input", (event) => {
      if (event.target.closest("[data-region-table] form")) {
        clearTimeout(waiting);
        const typed = event.target.matches('[type="search"], [type="text"]');
        waiting = setTimeout(() => show(query()), typed ? BEFORE_TYPING_ENDS : 0);
      }
    });
    ready();
  }
}
