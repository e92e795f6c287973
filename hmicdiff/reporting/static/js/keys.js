// Single keys, which a reader can switch off for good.
const keys = $("#keys");
keys.checked = keep.get("hmicdiff:keys") !== "off";
keys.onchange = () => keep.set("hmicdiff:keys", keys.checked ? "on" : "off");
addEventListener("keydown", e => {
  if (!keys.checked || e.ctrlKey || e.metaKey || e.altKey || e.target.matches("input:not([type=radio]),select,textarea")) return;
  const seen = cards.filter(c => !c.hidden), at = seen.indexOf(document.activeElement.closest(".card"));
  if (e.key === "j" || e.key === "k") {
    const next = seen[Math.max(0, Math.min(seen.length - 1, at + (e.key === "j" ? 1 : -1)))];
    if (!next) return;
    unfold(next);
    $("h4 a", next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  } else if ("adu".includes(e.key) && at >= 0) {
    unfold(seen[at]);
    const place = form(seen[at]);
    $("input[value=" + { a: "agree", d: "disagree", u: "unsure" }[e.key] + "]", place).click();
    if (e.key === "d") { e.preventDefault(); $("select", place).focus(); }
  } else if (e.key === "/") { e.preventDefault(); f.q.focus(); }
  else if (e.key === "?") { const h = $("#help"); h.open = !h.open; $("summary", h).focus(); }
});

reopen();
restore();
count();
cards.forEach(c => near.observe(c));
addEventListener("load", () => setTimeout(() => { reveal(); loaded = true; seen(); }));
