// Two matched sections side by side; a row of the table says which, and where their sentences stand.
const sheet = $("#pair");
// Sentences and what stands between them, in the order of the text: { text, k } with k the number of the pair.
const divided = (side, spots) => {
  const [span, headings] = side.split(";"), [source, first, last] = span.split(":").map(Number), titles = new Set(headings.split(",").map(Number));
  const starts = [...spots.entries()].map(([k, s]) => ({ k, s })).sort((a, b) => a.s[0] - b.s[0] || a.s[1] - b.s[1]), found = [];
  let text = "", heading = false;
  const flush = () => { if (text.trim()) found.push({ text: text.trim(), heading }); text = ""; heading = false; };
  let at = 0, inside = null;
  for (let n = first; n <= last; n++) {
    const line = lineOf(source, n);
    if (!inside && (titles.has(n) !== heading || !line)) flush();
    heading = titles.has(n);
    let from = 0;
    while (from < line.length || inside) {
      if (inside) {
        const [, , end, stop] = inside.s;
        text += (text ? " " : "") + line.slice(from, n === end ? stop : undefined);
        if (n < end) break;
        found.push({ text: text.trim(), k: inside.k });
        text = ""; from = stop; inside = null; heading = titles.has(n);
      } else if (at < starts.length && starts[at].s[0] === n && starts[at].s[1] >= from) {
        text += (text ? " " : "") + line.slice(from, starts[at].s[1]);
        flush();
        from = starts[at].s[1]; inside = starts[at++];
      } else {
        if (at < starts.length && (starts[at].s[0] < n || starts[at].s[0] === n && starts[at].s[1] < from)) { at++; continue; }
        text += (text ? " " : "") + line.slice(from);
        break;
      }
    }
  }
  flush();
  return found;
};
// The longest run of pairs that stand in one order on both sides: those face each other, the rest keep their numbers.
const inOrder = (left, right) => {
  const order = left.map(p => p.k).filter(k => k !== undefined && right.some(p => p.k === k)), place = new Map(right.map((p, i) => [p.k, i]));
  const best = order.map(k => ({ k, own: [k] }));
  best.forEach((b, i) => best.slice(0, i).forEach(a => { if (place.get(a.k) < place.get(b.k) && a.own.length + 1 > b.own.length) b.own = [...a.own, b.k]; }));
  return best.reduce((most, b) => b.own.length > most.length ? b.own : most, []);
};
const withNumbers = text => text.split(/(£?\d[\d,.]*\d(?:%| percent)?|£?\d(?:%| percent)?)/).map((part, i) => i % 2 ? build("b", "num", part) : part);
// A redline as the row tells it: lengths of what both keep, of what went and of what came.
const NOTES = { n: "number", o: "modal", h: "hedge", t: "faint", c: "faint" };
const redlined = (text, code, side) => {
  let at = 0;
  return [...code.matchAll(/([eidrm])(\d+)\.(\d+)([nohtc]?)/g)].flatMap(([, op, left, right, mark]) => {
    const part = text.slice(at, at += +(side ? right : left));
    if (!part) return [];
    if (op === "e") return withNumbers(part);
    const [tag, word] = op === "m" ? ["mark", "moved"] : side ? ["ins", "added"] : ["del", "removed"];
    const [, before, core, after] = part.match(/^(\s*)([^]*?)(\s*)$/);
    return [before, build(tag, op === "m" ? "mv" : mark ? "m-" + NOTES[mark] : "", build("span", "vh", "(" + word + ": "), core, build("span", "vh", ")")), after];
  });
};
const facingCell = (said, side, wordings) => build("td", "", ...said.map(p => {
  if (p.k === undefined) return build("p", p.heading ? "hd" : "none", p.text);
  const button = build("button", "k", String(p.k + 1)), code = wordings.get(p.k), flat = p.text.replace(/\s+/g, " ");
  const body = build("span", "", ...(code ? redlined(flat, code, side) : withNumbers(p.text)));
  button.type = "button";
  button.setAttribute("aria-label", "Sentence " + (p.k + 1) + (side ? ": to what it answers" : ": to its answer"));
  const said1 = build("p", "sn", button, " ", body);
  said1.dataset.k = p.k;
  return said1;
}));
const compose = row => {
  const left = new Map(), right = new Map(), wordings = new Map();
  row.dataset.f.split(" ").filter(Boolean).forEach((pair, k) => {
    const [places, wording] = pair.split("w"), [one, other] = places.split("=").map(s => s.split(".").map(Number));
    left.set(k, one);
    right.set(k, other);
    if (wording) wordings.set(k, wording);
  });
  const ones = divided(row.dataset.l, left), others = divided(row.dataset.r, right), rows = [];
  let i = 0, j = 0;
  for (const k of [...inOrder(ones, others), undefined]) {
    const a = k === undefined ? ones.length : ones.findIndex(p => p.k === k), b = k === undefined ? others.length : others.findIndex(p => p.k === k);
    if (a > i || b > j) rows.push([ones.slice(i, a), others.slice(j, b)]);
    if (k !== undefined) rows.push([[ones[a]], [others[b]]]);
    i = a + 1;
    j = b + 1;
  }
  const [one, other] = cellsOf(row), head = build("thead", "", build("tr", "", ...[one, other].map(c => { const th = build("th", "", c.textContent); th.scope = "col"; return th; })));
  const body = build("tbody", "", ...rows.map(([l, r]) => build("tr", "", facingCell(l, 0, wordings), facingCell(r, 1, wordings))));
  return build("table", "facing", build("caption", "vh", "Both texts side by side"), head, body);
};
const grounds = { h: "same heading", q: "the programme asks the same question", p: "the later question takes up a part of the earlier", g: "both are graded", t: "same topic" };
// The cells of a row; the earlier section stands in the first row of several.
const cellsOf = row => { let first = row; while (first.cells.length < 5) first = first.previousElementSibling; return [first.cells[0], ...[...row.cells].slice(-4)]; };
const beside = row => $$("tr[data-f]", $("#pairs")).filter(o => o !== row && (o.dataset.l === row.dataset.l || o.dataset.r === row.dataset.r));
let opener = null;
const showPair = target => {
  if (!sheet) return false;
  const row = target && target.matches("tr[data-f]") ? target : null, was = !sheet.hidden;
  sheet.hidden = !row;
  if (!row) { if (was && opener && (!target || target.id === "map")) { opener.focus({ preventScroll: true }); opener.scrollIntoView({ block: "center" }); } return was && !target; }
  const [one, other, how, sure, words] = cellsOf(row).map(c => c.textContent.trim());
  $("#pair-name").textContent = one + " – " + other;
  $("#pair-facts").textContent = "The later " + how + " (" + sure + " percent sure)" + (words ? ": " + words : "") + ". Grounds: " + ["sentences that answer each other", ...[...row.dataset.g].map(c => grounds[c])].join(", ") + ".";
  $("#pair-more").replaceChildren(...beside(row).slice(0, 12).map(o => { const a = build("a", "", cellsOf(o)[o.dataset.l === row.dataset.l ? 1 : 0].textContent.trim()); a.href = "#" + o.id; return a; }));
  if ($("#pair-more").firstChild) $("#pair-more").prepend("Also:");
  $("#pair-text").replaceChildren(compose(row));
  $("#pair-name").focus({ preventScroll: true });
  sheet.scrollIntoView();
  return true;
};
if (sheet) {
  const twin = e => { const p = e.target.closest?.(".sn"); return p ? $$(".sn[data-k='" + p.dataset.k + "']", sheet) : []; };
  for (const [on, off] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    sheet.addEventListener(on, e => twin(e).forEach(p => p.classList.add("on2")));
    sheet.addEventListener(off, e => twin(e).forEach(p => p.classList.remove("on2")));
  }
  sheet.addEventListener("click", e => { const b = e.target.closest(".k"); if (!b) return; const other = twin(e).find(p => p !== b.parentElement); if (other) { $(".k", other).focus({ preventScroll: true }); other.scrollIntoView({ block: "nearest" }); } });
  main.addEventListener("click", e => { const a = e.target.closest("a"); if (a && (a.closest(".map, .grid"))) opener = a; });
}
