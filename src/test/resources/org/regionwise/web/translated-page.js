// What of a page is English, and what of it is cut off. Names of the data are left aside.
([width, data]) => {
  const ENGLISH = /(?<!\p{L})(the|and|of|with|is|are|from|this|which|not|was|were|have|its|than|your|what|how|each)(?!\p{L})/iu;
  const ASIDE = "script, style, template, noscript, code, pre, .languages, [lang]:not(html), datalist, textarea";
  const found = [];
  const plain = (text) => data.reduce((rest, name) => rest.replaceAll(name, ""), text).replace(/\s+/g, " ").trim();
  // in quotation marks stand names, in a code of a column no blanks
  const told = (text) => plain(text).replace(/«[^»]*»|„[^“]*“|\S*[_/]\S*/g, "");
  const check = (text, where) => {
    const words = told(text);
    if (ENGLISH.test(words)) {
      found.push(`${where}: ${words}`);
    }
  };
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: parent, data: text } = walker.currentNode;
    if (text.trim() !== "" && !parent.closest(ASIDE)) {
      check(text, "text");
    }
    if (/[\uE000-\uE002]/.test(text)) {
      found.push(`mark: ${text}`);
    }
  }
  for (const element of document.querySelectorAll("[aria-label], [placeholder], [alt], [title]")) {
    for (const name of ["aria-label", "placeholder", "alt", "title"]) {
      if (element.hasAttribute(name) && !element.closest(ASIDE)) {
        check(element.getAttribute(name), name);
      }
    }
  }
  for (const element of document.querySelectorAll("main *")) {
    for (const place of ["::before", "::after"]) {
      const { content } = getComputedStyle(element, place);
      if (content !== "none" && content !== "normal" && !element.closest(ASIDE)) {
        check(content.replaceAll('"', ""), `style sheet, ${place}`);
      }
    }
  }
  for (const cell of document.querySelectorAll("main td, main th")) {
    if (cell.checkVisibility() && cell.scrollWidth > cell.clientWidth + 1) {
      found.push(`beyond its cell: ${cell.textContent.trim()}`);
    }
  }
  // what scrolls in a frame of its own is not cut off
  const shown = (element) => element.checkVisibility() && !element.closest(".table-scroll, .visually-hidden, [popover], pre");
  if (document.documentElement.scrollWidth > width) {
    found.push(`wider than ${width}: ${document.documentElement.scrollWidth}`);
  }
  for (const element of document.querySelectorAll("main *")) {
    const box = element.getBoundingClientRect();
    if (shown(element) && !element.closest("svg") && box.right > width + 1) {
      found.push(`beyond the edge: ${element.outerHTML.slice(0, 120)}`);
    }
    const style = getComputedStyle(element);
    if (shown(element) && style.overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1) {
      found.push(`cut off: ${element.outerHTML.slice(0, 120)}`);
    }
  }
  for (const text of document.querySelectorAll(".chart-place svg text")) {
    const box = text.getBoundingClientRect();
    const frame = text.ownerSVGElement.getBoundingClientRect();
    const seen = text.getAttribute("opacity") !== "0" && box.width > 0;
    if (seen && (box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2)) {
      found.push(`cut off in a chart: ${text.textContent}`);
    }
  }
  return [...new Set(found)];
}
