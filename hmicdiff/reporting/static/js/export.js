// My selection: the findings that are ticked, else those that the filters leave; saved as a table, a text or data, or printed.
const picks = () => cards.filter(c => c.dataset.picked), selection = () => { const own = picks(); return own.length ? own : cards.filter(c => !c.hidden); };
const tellPicked = () => { const o = $("#picked"), own = picks().length; if (o) o.textContent = own ? some(own, "finding", "findings") + " ticked" : "None ticked: all that are shown"; };
const pick = c => {
  const box = build("input"), name = $("h4 a", c).textContent;
  box.type = "checkbox";
  box.checked = !!c.dataset.picked;
  box.setAttribute("aria-label", "Select: " + name);
  box.onchange = e => { e.stopPropagation(); if (box.checked) c.dataset.picked = "1"; else delete c.dataset.picked; tellPicked(); };
  return build("label", "pick", box, "Select");
};
const recordOf = c => {
  const row = $(":scope > .row", c), [topic, reports] = $(".top .meta", c).textContent.split(" \u00b7 "), facts = $$("p.meta", c).map(p => p.textContent).find(t => t.includes("Rule:")) || "";
  const sides = $$(".two:not(.side)", c)[0];
  return {
    ...findings.get(c.id), body: main.dataset.body, subject: $("h4 a", c).textContent, topic_name: topic, reports, finding: $(".tag", row).textContent,
    reason: row.lastElementChild.textContent, facts: facts.split(" \u00b7 Rule:")[0],
    quotes: sides ? [...sides.children].flatMap((side, n) => $$("blockquote", side).map(q => ({ side: n ? "later" : "earlier", ...cited(q) }))) : [],
  };
};
const quoteLine = q => q.words + " (" + q.from + ", " + q.lines + ")";
const COLUMNS = ["subject", "topic_name", "finding", "reports", "reason", "facts", "earlier", "later", "id"];
const SAVED = {
  csv: ["text/csv", rows => "\ufeff" + [COLUMNS, ...rows.map(r => { const said = side => r.quotes.filter(q => q.side === side).map(quoteLine).join("\n"); return COLUMNS.map(n => n === "earlier" || n === "later" ? said(n) : r[n]); })].map(r => r.map(cell).join(",")).join("\r\n") + "\r\n"],
  html: ["text/html", rows => "<!doctype html>" + build("html", "", build("head", "", Object.assign(document.createElement("meta"), { httpEquiv: "Content-Type", content: "text/html; charset=utf-8" }), build("title", "", $("h1").textContent)), build("body", "", build("h1", "", $("h1").textContent), ...rows.flatMap(textOf))).outerHTML],
  json: ["application/json", rows => JSON.stringify({ schema: "hmicdiff.selection/1", run, body: main.dataset.body, findings: rows }, null, 1) + "\n"],
};
const textOf = r => [
  build("h2", "", r.subject + ": " + r.finding), build("p", "", r.topic_name + ", " + r.reports + ". " + r.reason + " " + r.facts),
  ...r.quotes.flatMap(q => [build("blockquote", "", q.words), build("p", "", q.from + ", " + q.lines + "." + (q.address ? " " + q.address : ""))]),
];
if ($("#export")) {
  $("#export").onclick = () => {
    const kind = $("#as").value, [type, made] = SAVED[kind], rows = selection().map(recordOf);
    give("findings-" + run.slice(0, 8) + "." + kind, type, made(rows));
    $("#picked").textContent = some(rows.length, "finding", "findings") + " saved";
  };
  $("#paper").onclick = () => {
    selection().forEach(c => { c.classList.add("chosen"); });
    root.dataset.only = "";
    print();
    delete root.dataset.only;
    $$(".chosen").forEach(c => { c.classList.remove("chosen"); });
  };
}
