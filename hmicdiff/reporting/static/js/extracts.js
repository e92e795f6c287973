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
const sources = new Map($$("h3[data-a]").map(h => [h.dataset.a, h]));
const spotOf = a => a.getAttribute("href").slice(1).split("-");
const sourceOf = a => sources.get(spotOf(a)[0]);
const wordsFrom = (anchor, first, spot) => {
  const own = linesOf(sources.get(anchor).id.split("-")[1]), [from = 0, last = first, to] = spot ? spot.split(".").map(Number) : [];
  let found = "";
  for (let n = first; n <= last; n++) found += " " + (own[n] || "").slice(n === first ? from : 0, n === last ? to : undefined);
  return found.replace(/\s+/g, " ").replace(/^[\s•·▪◦*-]+/, "").trimEnd();
};
const wordsAt = a => { const [anchor, line] = spotOf(a); return wordsFrom(anchor, +line, a.dataset.s); };
const fill = e => { unpack(e); $$(".refs > li > a[data-s]", e).forEach(a => {
  const item = a.parentElement, quote = build("blockquote", "", build("p", "", wordsAt(a)));
  item.replaceChildren(quote, build("p", "meta", ...item.childNodes));
  quoted.observe(quote);
}); };
// Further sentences of a cell: first line, offset, last line, end there, page, kind.
const KINDS = ["", "grade", "inspectors say", "recommendation or area for improvement", "figure"];
const CODE = /^(\d+)\.([\d.]*)(?:p(\d+))?(?:k(\d))?$/;
const leadOf = d => $("a[data-s]", d.parentElement) || $(".meta a", d.parentElement);
const unpack = e => $$("details[data-r]", e).filter(d => !d.querySelector("ul")).forEach(d => {
  const report = leadOf(d), start = "#" + spotOf(report)[0];
  d.append(build("ul", "refs", ...d.dataset.r.split(" ").map(code => {
    const [, line, spot, page, kind] = code.match(CODE), last = +spot.split(".")[1] || +line;
    const a = build("a", "", (page ? "page " + page + ", " : "") + (last > line ? "lines " + line + "\u2013" + last : "line " + line));
    a.href = start + "-" + line;
    a.dataset.s = spot;
    return build("li", "", a, kind ? " \u00b7 " + KINDS[kind] : "");
  })));
});
// The same words without the elements, for a search.
const unread = e => [
  ...$$(".refs > li > a[data-s]", e).map(wordsAt),
  ...$$("details[data-r]", e).filter(d => !d.querySelector("ul")).flatMap(d => {
    const [anchor] = spotOf(leadOf(d));
    return d.dataset.r.split(" ").map(code => { const [, line, spot] = code.match(CODE); return wordsFrom(anchor, +line, spot); });
  }),
].join(" ");
main.addEventListener("toggle", e => { if (e.target.open) { unpack(e.target.parentElement); fill(e.target); markSought(e.target); } }, true);
