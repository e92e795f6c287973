// Tables whose columns sort by a click or a key.
const all = (s, e = document) => [...e.querySelectorAll(s)];
all("table.sortable").forEach(table => all("thead th", table).forEach((th, at) => {
  const b = document.createElement("button");
  b.type = "button";
  b.append(...th.childNodes);
  th.append(b);
  b.onclick = () => {
    const down = th.getAttribute("aria-sort") === "ascending", value = r => r.cells[at].dataset.s ?? r.cells[at].textContent.trim();
    all("th[aria-sort]", table).forEach(o => o.removeAttribute("aria-sort"));
    th.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = table.tBodies[0], sorted = [...body.rows].sort((x, y) => value(x).localeCompare(value(y), "en", { numeric: true }));
    body.append(...(down ? sorted.reverse() : sorted));
  };
}));
