// Copies with citation: a quote or a finding with its report, date, address and line, as text, HTML and Markdown.
const CITE = "Copy with citation";
const placeOf = quote => $("a[href^='#L']", quote.nextElementSibling || quote);
const cited = (quote, words) => {
  const a = placeOf(quote), from = a && sourceOf(a), lines = a ? a.textContent.match(/(?:page \d+, )?lines? .*$/) : null;
  return from && { words: (words || $$("p", quote).map(p => p.textContent).join(" ")).trim().replace(/\s+/g, " "), from: from.dataset.c, address: from.dataset.u, lines: lines ? lines[0] : "" };
};
const plainCite = q => "\u201c" + q.words + "\u201d\n" + q.from + ", " + q.lines + "." + (q.address ? " " + q.address : "");
const escaped = t => t.replace(/([\\\u0060*_[\]<>])/g, "\\$1");
const markdownCite = q => "> " + escaped(q.words) + "\n>\n> " + (q.address ? "[" + escaped(q.from) + "](<" + q.address + ">)" : escaped(q.from)) + ", " + q.lines + ".";
const htmlCite = q => {
  const where = build("p", "", q.from + ", " + q.lines + ".");
  if (q.address) { const a = build("a", "", q.address); a.href = q.address; where.append(" ", a); }
  return build("blockquote", "", build("p", "", q.words)).outerHTML + where.outerHTML;
};
const parcelOf = (head, quotes) => {
  const markdown = [...head.map((t, i) => i ? escaped(t) : "**" + escaped(t) + "**"), ...quotes.map(markdownCite)].join("\n\n");
  return {
    "text/plain": $("#copies").value === "markdown" ? markdown : [...head, ...quotes.map(plainCite)].join("\n\n"),
    "text/html": head.map((t, i) => build("p", "", i ? t : build("strong", "", t)).outerHTML).join("") + quotes.map(htmlCite).join(""),
    "text/markdown": markdown,
  };
};
const quotesOf = c => $$(".two:not(.side) blockquote", c).map(q => cited(q)).filter(Boolean);
const headOf = c => {
  const row = $(":scope > .row", c), [facts] = $$("p.meta", c).map(p => p.textContent.split(" \u00b7 Rule:")[0]);
  return [
    main.dataset.body + ": " + $("h4 a", c).textContent + ": " + $(".tag", row).textContent + " (" + $(".top .meta", c).textContent.split(" \u00b7 ").pop() + ")",
    [row.lastElementChild.textContent, facts].filter(Boolean).join(" "),
  ];
};
// What is selected inside one quote takes its citation with it.
const selected = () => {
  const s = getSelection();
  if (s.isCollapsed || !s.rangeCount) return null;
  const at = s.getRangeAt(0).commonAncestorContainer, quote = (at.closest ? at : at.parentElement).closest("blockquote");
  const found = quote && cited(quote, s.toString());
  return found ? parcelOf([], [found]) : null;
};
let parcel = null;
addEventListener("copy", e => {
  const found = parcel || selected();
  if (!found || !e.clipboardData) return;
  for (const [type, data] of Object.entries(found)) e.clipboardData.setData(type, data);
  e.preventDefault();
});
const copyOut = found => { parcel = found; const ok = document.execCommand("copy"); parcel = null; return ok; };
const copier = (what, make, label = CITE) => {
  const b = build("button", "cp", label);
  b.type = "button";
  b.title = CITE;
  b.setAttribute("aria-label", CITE + ": " + what);
  b.onclick = () => {
    b.textContent = copyOut(make()) ? "Copied" : "The browser forbids it";
    say(b.textContent);
    setTimeout(() => { b.textContent = label; }, 2000);
  };
  return b;
};
const offer = quote => {
  const a = placeOf(quote), place = quote.nextElementSibling;
  if (a && sourceOf(a) && !$(".cp", place)) place.append(" ", copier("quote, " + a.textContent, () => parcelOf([], [cited(quote)]), quote.closest(".card") ? "Copy" : CITE));
};
const offerCard = c => $(".top", c).append(pick(c), copier($("h4 a", c).textContent, () => parcelOf(headOf(c), quotesOf(c))));
const quoted = new IntersectionObserver(seen => seen.forEach(s => { if (s.isIntersecting) { const unit = s.target.closest(".card, tr, .repeat, li"); if (unit) text(unit); offer(s.target); quoted.unobserve(s.target); } }), { rootMargin: "400px" });
$$("blockquote").forEach(q => quoted.observe(q));
const copies = $("#copies");
copies.value = keep.get("hmicdiff:copies") || "text";
copies.onchange = () => keep.set("hmicdiff:copies", copies.value);
