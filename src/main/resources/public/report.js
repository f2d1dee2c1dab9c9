// Lets readers of a report order its table of regions by any of its columns.

{
  const table = document.querySelector("#regions table");
  const body = table.tBodies[0];
  const leaves = [];
  // heads span rows and columns: find which column each of the lowest stands over
  const taken = [...table.tHead.rows].map(() => []);
  [...table.tHead.rows].forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (taken[y][x]) {
        x++;
      }
      for (let down = 0; down < cell.rowSpan; down++) {
        for (let along = 0; along < cell.colSpan; along++) {
          taken[y + down][x + along] = true;
        }
      }
      if (y + cell.rowSpan === taken.length) {
        leaves.push([cell, x]);
      }
      x += cell.colSpan;
    }
  });

  const value = (row, column) => {
    const text = row.cells[column].textContent.trim();
    const number = Number.parseFloat(text.replaceAll(",", "").replace("−", "-"));
    return column === 0 ? text : Number.isNaN(number) ? null : number;
  };
  const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b) : a - b);

  for (const [head, column] of leaves) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "descending" : column === 0;
      const rows = [...body.rows].map((row) => [value(row, column), row]);
      rows.sort(([a], [b]) => (a === null) - (b === null) || (a === null ? 0 : up ? compare(a, b) : compare(b, a)));
      body.append(...rows.map(([, row]) => row));
      leaves.forEach(([each]) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
    });
  }
}
