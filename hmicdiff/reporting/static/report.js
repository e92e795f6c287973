(() => {
"use strict";
const $ = (s, e = document) => e.querySelector(s), $$ = (s, e = document) => [...e.querySelectorAll(s)];
const root = document.documentElement, data = JSON.parse($("#data").textContent);
const KEY = "hmicdiff:" + data.run, cards = $$(".card"), texts = new Map();
const keep = { get(k) { try { return localStorage.getItem(k); } catch { return null; } }, set(k, v) { try { localStorage.setItem(k, v); } catch { /* private window */ } } };
root.classList.add("on");

// theme
const theme = $("#theme");
const paint = () => { if (theme.value) root.dataset.theme = theme.value; else delete root.dataset.theme; };
theme.value = keep.get("hmicdiff:theme") || "";
paint();
theme.onchange = () => { keep.set("hmicdiff:theme", theme.value); paint(); };
$("#print").onclick = () => print();

// draft of the review
let draft = {}, unsaved = false;
try { draft = JSON.parse(keep.get(KEY)) || {}; } catch { draft = {}; }
const done = c => { const d = draft[c.dataset.i]; return !!d && d.evidence_hash === c.dataset.e && !!d.judgement; };
const count = () => {
  const open = cards.filter(c => c.dataset.p.includes("latest") && !done(c)).length;
  $("#left").textContent = open + " of the newest findings not yet reviewed.";
};
const form = c => {
  const place = $(".review", c);
  if (place.firstChild) return place;
  place.append($("#form").content.cloneNode(true));
  const title = $("h4 a", c).textContent, d = done(c) ? draft[c.dataset.i] : null;
  $("option[value=" + c.dataset.m + "]", place).remove();
  $("legend", place).textContent = "Your judgement on " + title;
  $$("input[type=radio]", place).forEach(r => { r.name = "j-" + c.id; r.checked = !!d && d.judgement === r.value; });
  if (d) { $("select", place).value = d.verdict || ""; $(".say input", place).value = d.note || ""; }
  $(".right", place).hidden = !d || d.judgement !== "disagree";
  return place;
};
const note = c => {
  const place = form(c), chosen = $("input[type=radio]:checked", place);
  if (!chosen) return;
  $(".right", place).hidden = chosen.value !== "disagree";
  draft[c.dataset.i] = {
    verdict_id: c.dataset.i, evidence_hash: c.dataset.e, machine_verdict: c.dataset.m, judgement: chosen.value,
    verdict: chosen.value === "disagree" ? $("select", place).value || null : chosen.value === "agree" ? c.dataset.m : null,
    note: $(".say input", place).value, reviewer: $("#who").value, time: new Date().toISOString(),
  };
  unsaved = true;
  keep.set(KEY, JSON.stringify(draft));
  count();
};
const refill = () => { cards.forEach(c => { const p = $(".review", c); if (p.firstChild) { p.replaceChildren(); form(c); } }); count(); };
const near = new IntersectionObserver(seen => seen.forEach(s => { if (s.isIntersecting) { form(s.target); near.unobserve(s.target); } }), { rootMargin: "800px" });
cards.forEach(c => near.observe(c));
$("#main").addEventListener("change", e => { const c = e.target.closest(".card"); if (c) note(c); });
$("#who").value = keep.get("hmicdiff:who") || "";
$("#who").onchange = e => keep.set("hmicdiff:who", e.target.value);

// files
const say = t => { $("#said").textContent = t; };
const give = (name, type, text) => {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob([text], { type }));
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 1000);
};
const rows = () => Object.values(draft).map(d => ({ ...d, reviewer: d.reviewer || $("#who").value })).sort((a, b) => a.verdict_id < b.verdict_id ? -1 : 1);
$("#save").onclick = () => {
  if (!$("#who").value.trim()) { say("Give your name first."); $("#who").focus(); return; }
  const half = cards.find(c => done(c) && draft[c.dataset.i].judgement === "disagree" && !draft[c.dataset.i].verdict);
  if (half) { say("You disagree with “" + $("h4 a", half).textContent + "”: choose what it is."); half.hidden = false; half.closest(".group").hidden = false; form(half); $("select", half).focus(); return; }
  give("decisions-" + data.run.slice(0, 8) + ".json", "application/json", JSON.stringify({ schema: "hmicdiff.decisions/1", run: data.run, decisions: rows() }, null, 1) + "\n");
  unsaved = false;
  say(rows().length + " decisions saved.");
};
const cell = v => { const t = String(v ?? ""); return '"' + (/^[=+\-@\t\r]/.test(t) ? "'" + t : t).replaceAll('"', '""') + '"'; };
$("#csv").onclick = () => {
  const names = ["verdict_id", "evidence_hash", "machine_verdict", "judgement", "verdict", "note", "reviewer", "time"];
  give("decisions-" + data.run.slice(0, 8) + ".csv", "text/csv", [names, ...rows().map(r => names.map(n => r[n]))].map(r => r.map(cell).join(",")).join("\r\n") + "\r\n");
};
$("#load").onchange = async e => {
  try {
    const read = JSON.parse(await e.target.files[0].text());
    if (read.schema !== "hmicdiff.decisions/1") throw 0;
    const known = new Map(cards.map(c => [c.dataset.i, c.dataset.e]));
    let stale = 0, gone = 0;
    for (const d of read.decisions) {
      if (!known.has(d.verdict_id)) gone++;
      else if (known.get(d.verdict_id) !== d.evidence_hash) stale++;
      else draft[d.verdict_id] = d;
    }
    keep.set(KEY, JSON.stringify(draft));
    refill();
    say(read.decisions.length - stale - gone + " decisions loaded" + (stale ? ", " + stale + " no longer fit the evidence" : "") + (gone ? ", " + gone + " whose finding is gone" : "") + ".");
  } catch { say("This is not a decisions file of hmicdiff."); }
};
addEventListener("beforeunload", e => { if (unsaved) e.preventDefault(); });

// filters, kept in the address
const f = $("#filters"), names = ["q", "v", "t", "k", "p", "w", "u"], start = { p: "latest", w: "side" };
const text = c => { if (!texts.has(c)) texts.set(c, c.textContent.toLowerCase()); return texts.get(c); };
const has = (list, word) => !word || (" " + list + " ").includes(" " + word + " ");
const filter = () => {
  const q = f.q.value.trim().toLowerCase(), pair = f.p.value === "all" ? "" : f.p.value;
  let shown = 0;
  for (const c of cards) {
    const d = c.dataset, ok = has(d.v, f.v.value) && has(d.t, f.t.value) && has(d.k, f.k.value) && has(d.p, pair) && !(f.u.checked && done(c)) && (!q || text(c).includes(q));
    if (c.hidden === ok) c.hidden = !ok;
    shown += ok;
  }
  $$(".group").forEach(g => { g.hidden = !$(".card:not([hidden])", g); });
  $("#nothing").hidden = shown > 0 || !cards.length;
  $("#n").textContent = shown + " of " + cards.length + " findings";
  $("#main").dataset.w = f.w.value;
  $$("[data-filter]").forEach(a => { if (a.dataset.filter === f.v.value) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current"); });
};
const address = () => {
  const u = new URLSearchParams();
  for (const n of names) { const v = n === "u" ? (f.u.checked ? "1" : "") : f[n].value; if (v && v !== (start[n] || "")) u.set(n, v); }
  const s = u.toString();
  try { history.replaceState(null, "", location.pathname + (s ? "?" + s : "") + location.hash); } catch { /* some file:// pages */ }
};
const restore = () => {
  const u = new URLSearchParams(location.search);
  for (const n of names) if (n === "u") f.u.checked = u.get("u") === "1"; else { f[n].value = u.get(n) || start[n] || ""; if (f[n].selectedIndex < 0) f[n].value = start[n] || ""; }
};
f.addEventListener("input", () => { filter(); address(); });
f.addEventListener("submit", e => e.preventDefault());
f.addEventListener("reset", e => { e.preventDefault(); for (const n of names) if (n === "u") f.u.checked = false; else f[n].value = start[n] || ""; filter(); address(); });
$$("[data-filter]").forEach(a => a.addEventListener("click", e => {
  if (e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  for (const n of names) if (n === "u") f.u.checked = false; else if (n !== "w") f[n].value = start[n] || "";
  f.v.value = a.dataset.filter;
  filter();
  address();
  const h = $("#findings");
  h.tabIndex = -1;
  h.focus({ preventScroll: true });
  h.scrollIntoView();
}));

// a link into a closed part, or to a card that the filters hide, opens it
const reveal = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
  const card = target.closest(".card");
  if (card && card.hidden) { f.p.value = "all"; for (const n of ["q", "v", "t", "k"]) f[n].value = ""; f.u.checked = false; filter(); }
  if (card) $("h4 a", card).focus({ preventScroll: true });
  if (target.id === "help") $("summary", target).focus({ preventScroll: true });
  target.scrollIntoView();
};
addEventListener("hashchange", reveal);

// keys
const keys = $("#keys");
keys.checked = keep.get("hmicdiff:keys") !== "off";
keys.onchange = () => keep.set("hmicdiff:keys", keys.checked ? "on" : "off");
addEventListener("keydown", e => {
  if (!keys.checked || e.ctrlKey || e.metaKey || e.altKey || e.target.matches("input:not([type=radio]),select,textarea")) return;
  const seen = cards.filter(c => !c.hidden), at = seen.indexOf(document.activeElement.closest(".card"));
  if (e.key === "j" || e.key === "k") {
    const next = seen[Math.max(0, Math.min(seen.length - 1, at + (e.key === "j" ? 1 : -1)))];
    if (next) { $("h4 a", next).focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); }
  } else if ("adu".includes(e.key) && at >= 0) {
    $("input[value=" + { a: "agree", d: "disagree", u: "unsure" }[e.key] + "]", form(seen[at])).click();
  } else if (e.key === "/") { e.preventDefault(); f.q.focus(); }
  else if (e.key === "?") { const h = $("#help"); h.open = !h.open; $("summary", h).focus(); }
});

// print opens everything, then closes what it opened
addEventListener("beforeprint", () => $$("details:not([open])").forEach(d => { d.open = true; d.dataset.closed = ""; }));
addEventListener("afterprint", () => $$("details[data-closed]").forEach(d => { d.open = false; delete d.dataset.closed; }));

restore();
filter();
count();
addEventListener("load", () => setTimeout(reveal));
})();
