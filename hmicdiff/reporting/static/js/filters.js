// Filters of findings and of wording; they stand in the address, so that a view can be mailed.
const f = $("#filters"), edits = $("#edits"), start = { p: "latest", w: "side" };
const fields = [...f.elements, ...(edits ? edits.elements : [])].filter(e => e.name);
const field = name => fields.find(e => e.name === name);
const value = e => !e ? "" : e.type === "checkbox" ? (e.checked ? "1" : "") : e.value;
const put = (e, v) => {
  if (e.type === "checkbox") e.checked = v === "1";
  else e.value = v || start[e.name] || "";
  if (e.selectedIndex < 0) e.value = start[e.name] || "";
};
const has = (list, word) => !word || (" " + list + " ").includes(" " + word + " ");
const filter = () => {
  const now = Object.fromEntries(fields.map(e => [e.name, value(e)])), pair = now.p === "all" ? "" : now.p;
  const terms = termsOf(now.q), asked = ["q", "v", "t", "k", "x", "u"].some(name => now[name]) || now.p !== start.p;
  let shown = 0;
  arrange(now.o);
  groups.forEach((own, g) => {
    let any = false;
    for (const c of own) {
      const d = c.dataset;
      const ok = has(d.v, now.v) && has(d.t, now.t) && has(d.k, now.k) && has(d.p, pair) && has(d.x, now.x) && !(now.u && done(c)) && fits(c, terms);
      if (c.hidden === ok) c.hidden = !ok;
      shown += ok;
      any ||= ok;
    }
    g.hidden = !any;
  });
  foldCalm(asked, now.v || now.q.trim());
  tellSoon(terms);
  $("#nothing").hidden = shown > 0 || !cards.length;
  tellPicked();
  $("#n").textContent = shown + " of " + cards.length + " findings";
  if (edits) {
    const lines = $$(".wording"), fit = lines.filter(e => has(e.dataset.x, now.y));
    lines.forEach(e => { e.hidden = !fit.includes(e); });
    $("#m").textContent = fit.length + " of " + lines.length + " passages";
  }
  Object.assign(main.dataset, { w: now.w || "side", x: now.x || "", y: now.y || "" });
  $$("[data-filter]").forEach(a => { if (a.dataset.filter === now.v) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current"); });
};
// Each view is an entry of the browser's history, so that Back undoes it; what is typed in one go is one view.
const address = (replace, hash = location.hash) => {
  const u = new URLSearchParams();
  for (const e of fields) if (value(e) && value(e) !== (start[e.name] || "")) u.set(e.name, value(e));
  const s = u.toString(), to = (s ? "?" + s : "") + hash;
  if (to === location.search + location.hash) return;
  try { history[replace ? "replaceState" : "pushState"]({}, "", location.pathname + to); } catch { /* some pages on disk */ }
};
const restore = () => {
  const u = new URLSearchParams(location.search);
  fields.forEach(e => put(e, u.get(e.name)));
  filter();
};
const clear = but => { for (const e of f.elements) if (e.name && !but.includes(e.name)) put(e, ""); };
let typing = false;
for (const bar of [f, edits]) if (bar) {
  bar.addEventListener("input", e => {
    fields.filter(o => o.name === e.target.name).forEach(o => put(o, value(e.target)));
    filter();
    address(typing && e.target.name === "q");
    typing = e.target.name === "q";
  });
  bar.addEventListener("submit", e => e.preventDefault());
}
f.q.addEventListener("change", () => { typing = false; });
addEventListener("popstate", () => { typing = false; restore(); });
f.addEventListener("reset", e => { e.preventDefault(); clear([]); filter(); address(); });
main.addEventListener("click", e => {
  const a = e.target.closest("[data-filter]");
  if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  clear(["w"]);
  field("v").value = a.dataset.filter;
  filter();
  address(false, "#findings");
  const h = $("#findings");
  h.tabIndex = -1;
  h.focus({ preventScroll: true });
  h.scrollIntoView();
});
