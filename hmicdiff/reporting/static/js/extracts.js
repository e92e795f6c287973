// The texts stand in the numbered extracts once; other parts say where, and take the words when they are opened.
const lines = new Map();
const linesOf = source => {
  if (!lines.has(source)) {
    const found = [];
    for (let e = $("#source-" + source).nextElementSibling; e && e.tagName !== "H3"; e = e.nextElementSibling)
      for (const list of $$("ol", e)) [...list.children].forEach((item, n) => { found[list.start + n] = item.textContent; });
    lines.set(source, found);
  }
  return lines.get(source);
};
const lineOf = (source, number) => linesOf(source)[number] || "";
const sourceOf = a => $("h3[data-a=" + a.hash.slice(1).split("-")[0] + "]");
const wordsAt = a => {
  const source = sourceOf(a).id.split("-")[1], first = +a.hash.split("-")[1], [from = 0, last = first, to] = a.dataset.s ? a.dataset.s.split(".").map(Number) : [], found = [];
  for (let n = first; n <= last; n++) found.push(lineOf(source, n).slice(n === first ? from : 0, n === last ? to : undefined));
  return found.join(" ").trim().replace(/\s+/g, " ").replace(/^[•·▪◦*\- ]+/, "");
};
const fill = e => { unpack(e); $$(".refs > li > a[data-s]", e).forEach(a => {
  const item = a.parentElement, quote = build("blockquote", "", build("p", "", wordsAt(a)));
  item.replaceChildren(quote, build("p", "meta", ...item.childNodes));
  quoted.observe(quote);
}); };
// Further sentences of a cell: first line, offset, last line, end there, page, kind.
const KINDS = ["", "grade", "inspectors say", "recommendation or area for improvement", "figure"];
const unpack = e => $$("details[data-r]", e).filter(d => !d.querySelector("ul")).forEach(d => {
  const report = $("a[data-s]", d.parentElement) || $(".meta a", d.parentElement), start = report.hash.split("-")[0];
  d.append(build("ul", "refs", ...d.dataset.r.split(" ").map(code => {
    const [, line, spot, page, kind] = code.match(/^(\d+)\.([\d.]*)(?:p(\d+))?(?:k(\d))?$/), last = +spot.split(".")[1] || +line;
    const a = build("a", "", (page ? "page " + page + ", " : "") + (last > line ? "lines " + line + "\u2013" + last : "line " + line));
    a.href = start + "-" + line;
    a.dataset.s = spot;
    return build("li", "", a, kind ? " \u00b7 " + KINDS[kind] : "");
  })));
});
main.addEventListener("toggle", e => { if (e.target.open) { unpack(e.target.parentElement); fill(e.target); } }, true);
