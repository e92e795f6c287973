// The index: bodies by sector, region and words. Topics of which no body shown has a finding are hidden; the address keeps it.
document.documentElement.classList.add("on");
const bodies = document.querySelector("#bodies"), list = document.querySelector(".index");
const lines = [...list.tBodies[0].rows], pressing = all("#pressing ~ ul li[data-sector]");
const wordsOf = e => " " + (e.cells ? [...e.cells] : [e]).map(c => c.textContent).join(" ").toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, " ");
const asked = () => Object.fromEntries([...new FormData(bodies)].filter(([, v]) => v.trim()));
const show = () => {
  const { s = "", r = "", q = "" } = asked(), words = q.toLowerCase().split(/\s+/).filter(Boolean);
  [...lines, ...pressing].forEach(e => { const text = wordsOf(e); e.hidden = !!s && e.dataset.sector !== s || !!r && e.dataset.region !== r || !words.every(w => text.includes(" " + w)); });
  const seen = lines.filter(r => !r.hidden);
  [...list.tHead.rows[0].cells].forEach((head, at) => {
    if (!head.matches(".h")) return;
    const none = !seen.some(r => r.cells[at].matches(".h"));
    [head, ...lines.map(r => r.cells[at])].forEach(cell => { cell.hidden = none; });
  });
  document.querySelector("#n").textContent = seen.length + " of " + lines.length + (lines.length === 1 ? " body" : " bodies");
};
const restore = () => { const u = new URLSearchParams(location.search); for (const e of bodies.elements) if (e.name) e.value = u.get(e.name) || ""; show(); };
let typing = false;
bodies.addEventListener("input", e => {
  const u = new URLSearchParams(asked()).toString(), typed = e.target.name === "q";
  show();
  try { history[typing && typed ? "replaceState" : "pushState"]({}, "", location.pathname + (u ? "?" + u : "") + location.hash); } catch { /* some pages on disk */ }
  typing = typed;
});
bodies.addEventListener("submit", e => e.preventDefault());
addEventListener("popstate", () => { typing = false; restore(); });
restore();
