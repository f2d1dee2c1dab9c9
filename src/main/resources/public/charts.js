// Draws charts with Vega from the specifications that the server fills, when they come into view.
// Without it the server's drawings stand in their places.

const LIBRARIES = ["/vega/vega.min.js", "/vega/vega-lite.min.js", "/vega/vega-embed.min.js"];
const SETTINGS = {
  ast: true,
  actions: false,
  renderer: "svg",
  defaultStyle: false,
  tooltip: { disableDefaultStyle: true },
  logLevel: 1,
};

// the page's language, and what is said in it
const { lang } = document.documentElement;
const said = document.querySelector("#said").dataset;
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
const inDigits = (value, options = {}) =>
  value.toLocaleString(lang, { useGrouping: "always", ...options }).replace("-", "−");

const script = (src) =>
  new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = src;
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => reject(new Error(`${src} did not load`)));
    document.head.append(element);
  });
let libraries = null;
// a report that stands alone has them, and its specifications, within it
const load = () =>
  (libraries ??= globalThis.vegaEmbed
    ? Promise.resolve()
    : LIBRARIES.reduce((before, src) => before.then(() => script(src)), Promise.resolve()));

let lit = null;
const say = (region) => {
  if (region !== lit) {
    document.dispatchEvent(new CustomEvent("regionwise:highlight", { detail: { region } }));
  }
};

class Figure {
  constructor(element) {
    this.element = element;
    this.place = element.querySelector(".chart-place");
    this.failure = element.querySelector(".chart-failure");
    this.table = element.querySelector(".chart-table");
    this.state = {};
    this.view = null;
    this.width = 0;
    this.started = false;
    this.stopped = false;
    this.given = null;
    this.onScreen = null;
    this.form = null;
    this.drawing = Promise.resolve();
    // a page that asks for the figures itself hands over what is to be drawn
    element.addEventListener("regionwise:specification", ({ detail }) => {
      // begun later, it would clear away what is drawn now
      this.start();
      this.given = detail;
      this.width = 0;
      this.draw();
    });
  }

  start() {
    if (this.started) {
      return;
    }
    this.started = true;
    this.place.replaceChildren();
    const controls = this.element.querySelector(".chart-controls");
    if (controls) {
      controls.hidden = false;
      controls.addEventListener("input", ({ target }) => this.set(target));
    }
    this.table.hidden = false;
    this.table.addEventListener("toggle", () => this.fillTable());
    // the chart's own regions are said below; what bubbles up to the document would unsay them
    this.place.addEventListener("pointerover", (event) => event.stopPropagation());
    this.place.addEventListener("pointerleave", () => say(null));
    document.addEventListener("regionwise:highlight", ({ detail }) => this.highlight(detail?.region ?? null));
    // a canvas has no style sheet to follow
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      if (this.place.querySelector("canvas")) {
        this.form = null;
        this.width = 0;
        this.draw();
      }
    });
    let waiting = 0;
    new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.draw(), this.view ? 200 : 0);
    }).observe(this.place);
  }

  draw() {
    // one after the other, so that the last width asked for is the one that stays
    this.drawing = this.drawing.then(() => this.drawNow());
  }

  async drawNow() {
    const width = Math.floor(this.place.clientWidth);
    const nothing = this.element.dataset.specification === undefined && this.given === null;
    if (this.stopped || width === 0 || width === this.width || nothing) {
      return;
    }
    try {
      const [specification] = await Promise.all([this.filled(width), load()]);
      const form = formOf(specification);
      if (this.view && form === this.form) {
        await this.refill(specification);
      } else {
        await this.embed(specification);
      }
      this.form = form;
      this.width = width;
      this.specification = specification;
      this.place.setAttribute("aria-label", specification.description);
      this.failure.hidden = true;
      this.table.querySelector(".table-scroll").replaceChildren();
      this.fillTable();
    } catch (reason) {
      if (reason.name === "Stopped") {
        this.offer();
        return;
      }
      this.failure.textContent = filled(said.chartFailed, { reason: reason.message });
      this.failure.hidden = false;
    }
  }

  /** Draws anew. */
  async embed(specification) {
    specification.config.font = getComputedStyle(document.documentElement).fontFamily;
    for (const parameter of specification.params) {
      parameter.value = this.state[parameter.name] ?? parameter.value;
    }
    this.view?.finalize();
    this.view = null;
    const crowded = isCrowded(specification);
    const drawn = crowded ? inColours(specification) : specification;
    const { view, vgSpec } = await vegaEmbed(this.place, drawn, { ...SETTINGS, renderer: crowded ? "canvas" : "svg" });
    this.view = view;
    // what no mark uses is not there to be filled
    this.filledSets = new Set(vgSpec.data.map(({ name }) => name));
    this.view.addEventListener("pointerover", (event, item) => say(item?.datum?.region ?? null));
    // one picture with a text alternative, not hundreds of marks to step through; its data are in the table
    this.place.setAttribute("role", "img");
    this.place.removeAttribute("aria-roledescription");
    this.place.querySelector("svg, canvas").setAttribute("aria-hidden", "true");
    this.place.classList.add("drawn");
    this.highlight(lit);
  }

  /** Shows other figures in the drawing that is there, which takes a quarter of the time. */
  refill({ datasets }) {
    for (const [name, rows] of Object.entries(datasets)) {
      if (this.filledSets.has(name)) {
        this.view.data(name, rows);
      }
    }
    return this.view.runAsync();
  }

  /** Its computation was stopped: it can be asked for again. */
  offer() {
    this.stopped = true;
    this.view?.finalize();
    this.view = null;
    const words = document.createElement("p");
    words.setAttribute("role", "status");
    words.textContent = said.chartCancelled;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = said.compute;
    button.addEventListener("click", () => {
      this.stopped = false;
      this.place.replaceChildren();
      this.draw();
    });
    this.place.replaceChildren(words, button);
  }

  async filled(width) {
    const { specification } = this.element.dataset;
    if (specification === undefined) {
      return structuredClone(this.given);
    }
    if (specification.startsWith("#")) {
      return JSON.parse(document.querySelector(`${specification}-${width < 560 ? "narrow" : "wide"}`).textContent);
    }
    const address = new URL(specification, location.href);
    address.searchParams.set("width", width);
    const ask = () => fetch(address, { headers: { Prefer: "respond-async" } });
    let answer = await ask();
    if (answer.status === 202 || answer.status === 503) {
      const { follow } = await import("/under-way.js");
      answer = await follow(answer, ask, this.place);
    }
    if (!answer.ok) {
      throw new Error(filled(said.status, { status: answer.status }));
    }
    return answer.json();
  }

  set(control) {
    const value = control.type === "checkbox" ? control.checked : control.value;
    if (control.dataset.parameter === "search" && !this.search(value)) {
      return;
    }
    this.state[control.dataset.parameter] = value;
    if (control.dataset.parameter === "all") {
      this.element.querySelector("[data-window]").hidden = value;
    }
    this.view?.signal(control.dataset.parameter, value).runAsync();
    for (const link of this.element.querySelectorAll("[data-picture]")) {
      const search = new URLSearchParams(link.search);
      for (const [name, chosen] of Object.entries(this.state)) {
        search.set(name, chosen);
      }
      link.search = search;
    }
  }

  /** Says how many regions have this in their names; with none the chart stays as it is. */
  search(text) {
    const windowNote = this.element.querySelector("[data-window]");
    const found = this.element.querySelector("[data-found]");
    const sought = text.toLowerCase();
    const regions = this.specification?.datasets.regions ?? [];
    const { length } = regions.filter(({ label }) => label.toLowerCase().includes(sought));
    const { most } = this.element.querySelector("[data-parameter=search]").dataset;
    windowNote.hidden = sought !== "" || this.state.all === true;
    found.hidden = sought === "";
    const words = length === 0 ? said.noneFound : length > most ? said.foundMore : said.found;
    found.textContent = filled(words, { text, count: inDigits(length), shown: most });
    return length > 0;
  }

  /** On paper: all of its rows, as low as a sheet has room for. Done before anything is printed, as nothing waits. */
  print() {
    const { printedStep } = this.specification?.usermeta ?? {};
    if (this.view && printedStep && !this.state.search) {
      const step = this.view.signal("y_step");
      const all = this.view.signal("all");
      this.onScreen = { step, all };
      this.view.signal("all", true).signal("y_step", Math.min(printedStep, step)).runAsync();
    }
  }

  /** On the screen again, as it was. */
  printed() {
    if (this.onScreen) {
      const { step, all } = this.onScreen;
      this.onScreen = null;
      this.view?.signal("all", all).signal("y_step", step).runAsync();
    }
  }

  highlight(region) {
    this.view?.signal("highlight", region).runAsync();
  }

  fillTable() {
    const place = this.table.querySelector(".table-scroll");
    if (!this.table.open || !this.specification || place.firstChild) {
      return;
    }
    const { usermeta, data, datasets } = this.specification;
    const table = document.createElement("table");
    table.className = "data";
    const head = table.createTHead().insertRow();
    for (const [, title] of usermeta.columns) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = title;
      head.append(cell);
    }
    const body = table.createTBody();
    for (const datum of datasets[usermeta.table ?? data.name]) {
      const row = body.insertRow();
      if (datum.region !== undefined) {
        row.dataset.region = datum.region;
      }
      for (const [field, , unit] of usermeta.columns) {
        row.insertCell().textContent = inWords(datum[field], unit);
      }
    }
    place.append(table);
  }
}

/** More rows than a drawing made of elements bears: each of them would be one. */
const CROWD = 1000;
const ONE_MARK_A_ROW = ["point", "shapes", "pooled"];
const isCrowded = ({ datasets, params, layer, concat }) =>
  !params.some(({ name }) => name === "search") &&
  (layer ?? concat?.[0].layer ?? []).some(({ name = "" }) => ONE_MARK_A_ROW.some((mark) => name.endsWith(mark))) &&
  Object.values(datasets).some(({ length }) => length > CROWD);

/** The specification with the colours of the moment in place of the style sheet's names for them. */
function inColours(specification) {
  const styles = getComputedStyle(document.documentElement);
  const text = JSON.stringify(specification).replace(/var\((--[a-z0-9-]+)\)/g, (_, name) =>
    styles.getPropertyValue(name).trim(),
  );
  return JSON.parse(text);
}

/** What of a specification makes the drawing: all but its figures and the words beside it. */
const formOf = ({ datasets, description, usermeta, ...drawn }) => JSON.stringify(drawn);

/** As the page writes figures; `unit` "%" for shares. */
const inWords = (value, unit) => {
  if (value === undefined || value === null) {
    return "–";
  }
  if (typeof value === "boolean") {
    return value ? said.yes : said.no;
  }
  if (typeof value !== "number") {
    return value;
  }
  if (unit === "%") {
    return filled(said.percent, {
      value: inDigits(100 * value, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    });
  }
  const small = value !== 0 && Math.abs(value) < 1e-6;
  return small ? said.aboutZero : inDigits(value, { maximumSignificantDigits: 4 });
};

document.addEventListener("regionwise:highlight", ({ detail }) => {
  lit = detail?.region ?? null;
});

const figures = new Map(
  [...document.querySelectorAll("[data-chart]")].map((element) => [element, new Figure(element)]),
);
const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        seen.unobserve(target);
        figures.get(target).start();
      }
    }
  },
  { rootMargin: "400px" },
);
for (const element of figures.keys()) {
  seen.observe(element);
}
// paper has no below the fold, and does not wait: what is not in view yet is drawn while nothing else is to do
const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 200));
const ahead = [...figures].filter(([element]) => !("asked" in element.dataset));
const drawNext = async () => {
  const next = ahead.shift();
  if (next) {
    const [element, figure] = next;
    seen.unobserve(element);
    figure.start();
    figure.draw();
    await figure.drawing;
    idle(drawNext);
  }
};
addEventListener("load", () => setTimeout(() => idle(drawNext), 1000));
// The caption has the title already, and the note beneath its second line. A font that is wider than the
// server’s needs more room at the edges.
const fitBesideItsCaption = (drawing, caption) => {
  for (const title of drawing.querySelectorAll(".role-title-text")) {
    if (title.textContent.trim() === caption) {
      title.closest(".role-title").remove();
    }
  }
  // a ground beneath all would hide how much room the marks need
  drawing.querySelector(":scope > rect")?.remove();
  const { x, y, width, height } = drawing.getBBox();
  const [left, top] = [Math.min(0, x) - EDGE, y - EDGE];
  const right = Math.max(drawing.viewBox.baseVal.width, x + width) + EDGE;
  drawing.setAttribute("viewBox", `${left} ${top} ${right - left} ${height + 2 * EDGE}`);
  drawing.setAttribute("width", right - left);
  drawing.setAttribute("height", height + 2 * EDGE);
};
const EDGE = 4;
// A drawing of the server’s, waited for: printing waits for nothing that is still under way.
const drawnByServer = (element) => {
  const link = element.querySelector('[data-picture="svg"]');
  if (!link || element.querySelector(".chart-place :is(svg, canvas, img)")) {
    return;
  }
  const address = new URL(link.href);
  address.searchParams.delete("save");
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  try {
    request.send();
  } catch {
    return;
  }
  if (request.status === 200) {
    const drawing = document.importNode(
      new DOMParser().parseFromString(request.responseText, "image/svg+xml").documentElement,
      true,
    );
    element.querySelector(".chart-place").append(drawing);
    fitBesideItsCaption(drawing, element.querySelector("figcaption").textContent.trim());
  }
};
addEventListener("beforeprint", () => {
  for (const [element, figure] of figures) {
    seen.unobserve(element);
    figure.start();
    figure.print();
    drawnByServer(element);
  }
});
addEventListener("afterprint", () => {
  for (const figure of figures.values()) {
    figure.printed();
  }
});
