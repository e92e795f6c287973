// What all other parts use: finding elements, the run's data, what the browser keeps; theme and print.
const $ = (s, e = document) => e.querySelector(s), $$ = (s, e = document) => [...e.querySelectorAll(s)];
const root = document.documentElement, main = $("#main"), run = $("#data").dataset.run;
const cards = $$(".card"), findings = new Map(JSON.parse($("#data").textContent).verdicts.map(v => ["f-" + v.id.replace(/[^0-9A-Za-z-]/g, "-"), v]));
const build = (tag, name, ...inside) => { const e = document.createElement(tag); if (name) e.className = name; e.append(...inside); return e; };
const kept = name => ({
  get(k) { try { return window[name].getItem(k); } catch { return null; } },
  set(k, v) { try { window[name].setItem(k, v); } catch { /* a private window */ } },
});
const keep = kept("localStorage"), visit = kept("sessionStorage");
root.classList.add("on");

const theme = $("#theme");
const paint = () => { if (theme.value) root.dataset.theme = theme.value; else delete root.dataset.theme; };
theme.value = keep.get("hmicdiff:theme") || "";
paint();
theme.onchange = () => { keep.set("hmicdiff:theme", theme.value); paint(); };

// On paper the evidence of the findings is open, each section's main part, and what a reader opened; the rest stays closed.
const opened = ".card details:not([open]), .calm:not([open]), .part:not([open]), #items ~ .scroll details:not([open])";
$("#print").onclick = () => print();
addEventListener("beforeprint", () => $$(opened).forEach(d => { d.open = true; d.dataset.closed = ""; }));
addEventListener("afterprint", () => $$("details[data-closed]").forEach(d => { d.open = false; delete d.dataset.closed; }));
