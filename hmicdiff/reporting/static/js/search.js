// Search: any form of a word, the field's synonyms and acronyms, in every part of the page; hits are marked.
const named = $("#filters").dataset.names.split(";").map(g => g.split("|"));
const spaced = t => t.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/[\s\u2010-\u2013-]+/g, "[\\s\\u2010-\\u2013-]+").replace(/['\u2018\u2019]/g, "['\u2018\u2019]");
const nameForm = name => "\\b" + spaced(name) + "(?:s|es)?\\b";
const ENDING = /(?:abilities|ability|able|ably|alities|ality|ally|als?|ational|ations?|ative(?:ly)?|ating|at(?:e|es|ed|ely)|iveness|ively?|ives?|ional|ions?|ors?|ments?|ness|ing(?:ly|s)?|edly|ed|ies|ied|ely|ly|es|s|e|y)$/;
const wordForm = w => {
  const ended = w.replace(ENDING, ""), stem = ended.length > 4 ? ended : w.length > 4 ? w.replace(/s$/, "") : w;
  return (/^\w/.test(w) ? "\\b" : "") + spaced(stem) + (/\w$/.test(stem) ? "\\w*" : "");
};
const termsOf = q => {
  const terms = [];
  let rest = q.replace(/["\u201c]([^"\u201c\u201d]+)["\u201d]/g, (_, words) => { terms.push(spaced(words.trim())); return " "; });
  for (const names of named) {
    const any = names.map(nameForm).join("|"), asked = new RegExp(any, "i");
    if (asked.test(rest)) { rest = rest.replace(asked, " "); terms.push(any); }
  }
  terms.push(...rest.split(/\s+/).filter(w => /[\p{L}\p{N}]/u.test(w)).map(wordForm));
  return terms.map(t => new RegExp(t, "gi"));
};
const texts = new Map();
const wordsOf = e => {
  const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), found = [];
  while (walk.nextNode()) found.push(walk.currentNode.data);
  return found.join(" ");
};
const text = e => { if (!texts.has(e)) texts.set(e, wordsOf(e) + " " + unread(e)); return texts.get(e); };
const fits = (e, terms) => terms.every(t => text(e).search(t) >= 0);
// What a hit is counted by in each section but the findings: a row, a passage, a run of lines.
const UNITS = "tbody tr:not(.grid tr, .facing tr), .wording, .repeat, .extract ol, details > ul > li";
const parts = $$("main > section").filter(s => !["title", "findings", "review"].includes(s.getAttribute("aria-labelledby")));
const unitsOf = s => { s.units ??= $$(UNITS, s).filter(u => !u.matches(".wording ol, .repeat li, tr li")); return s.units; };
const marks = window.Highlight && CSS.highlights ? new Highlight() : null;
if (marks) CSS.highlights.set("hit", marks);
const MOST_MARKS = 3000;
const mark = (e, terms) => {
  const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
  while (walk.nextNode() && marks.size < MOST_MARKS) for (const t of terms) for (const hit of walk.currentNode.data.matchAll(t)) {
    const range = new Range();
    range.setStart(walk.currentNode, hit.index);
    range.setEnd(walk.currentNode, hit.index + hit[0].length);
    marks.add(range);
  }
};
const also = $("#also");
const tell = terms => {
  if (marks) marks.clear();
  also.replaceChildren();
  also.hidden = true;
  if (!terms.length) return;
  const seen = cards.filter(c => !c.hidden);
  parts.forEach(s => {
    const found = unitsOf(s).filter(u => fits(u, terms));
    seen.push(...found);
    if (!found.length) return;
    const a = document.createElement("a");
    a.href = "#" + $("h2", s).id;
    a.textContent = $("h2", s).textContent + " (" + found.length + ")";
    a.onclick = e => {
      e.preventDefault();
      address(false, a.hash);
      found.forEach(unfold);
      $$("details", found[0]).forEach(d => { if (terms.some(t => text(d).search(t) >= 0)) d.open = true; });
      found[0].tabIndex = -1;
      found[0].focus({ preventScroll: true });
      found[0].scrollIntoView({ block: "center" });
    };
    also.append(also.firstChild ? " " : "Also found in: ", a);
  });
  also.hidden = !also.firstChild;
  if (marks) seen.forEach(e => mark(e, terms));
};
let telling = 0, sought = [];
const tellSoon = terms => { sought = terms; clearTimeout(telling); telling = setTimeout(tell, 80, terms); };
const markSought = e => { if (marks && sought.length) mark(e, sought); };
