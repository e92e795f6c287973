// The matrix: how alike all sections of two reports are, drawn for the two that a reader chooses.
const alike = $("#alike");
const drawAlike = () => {
  const { reports, pairs, matches } = JSON.parse($("#likeness").textContent), one = $("#alike-one"), other = $("#alike-other");
  const option = (r, i) => new Option(r[0], i), held = (i, j) => pairs.find(p => p[0] === Math.min(i, j) && p[1] === Math.max(i, j));
  if (!one.options.length) {
    one.append(...reports.map(option));
    other.append(...reports.map(option));
    [one.value, other.value] = pairs[pairs.length - 1];
    one.onchange = other.onchange = drawAlike;
  }
  const i = +one.value, j = +other.value, pair = held(i, j), turned = i > j, [rows, columns] = [reports[i][1], reports[j][1]];
  const wide = turned ? rows.length : columns.length;
  const cell = (r, c) => {
    const [a, b] = turned ? [c, r] : [r, c], at = 2 * (a * wide + b), said = pair ? pair[2].slice(at, at + 2) : "--";
    const match = matches.find(m => m[0] === Math.min(i, j) && m[1] === Math.max(i, j) && m[2] === a && m[3] === b), e = build("td");
    if (said !== "--") e.className = "g" + Math.min(4, Math.floor(+said / 10));
    const words = said === "--" ? "" : String(+said);
    if (match) { const link = build("a", "", words, build("span", "vh", ": they answer each other")); link.href = "#pair-" + (match[4] + 1); e.append(link); } else e.append(words);
    return e;
  };
  const head = (scope, text) => { const e = build("th", "", text); e.scope = scope; return e; };
  $("thead", alike).replaceChildren(build("tr", "", build("td"), ...columns.map(c => head("col", c))));
  $("tbody", alike).replaceChildren(...(pair ? rows.map((name, r) => build("tr", "", head("row", name), ...columns.map((_, c) => cell(r, c)))) : [build("tr", "", build("td", "", "These two are not compared: choose two reports on different inspections."))]));
};
if (alike) alike.addEventListener("toggle", drawAlike);
