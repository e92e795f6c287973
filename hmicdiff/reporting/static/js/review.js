// The reviewer's judgements: a form in each card that comes near, a draft kept in this browser.
const KEY = "hmicdiff:" + run;
let draft = {}, unsaved = false;
try { draft = JSON.parse(keep.get(KEY)) || {}; } catch { draft = {}; }
const facts = c => findings.get(c.id), drafted = c => draft[facts(c).id];
const done = c => { const d = drafted(c); return !!d && d.evidence_hash === facts(c).evidence_hash && !!d.judgement; };
const count = () => {
  const open = cards.filter(c => c.dataset.p.includes("latest") && !done(c)).length;
  $("#left").textContent = open + (open === 1 ? " of the newest findings is" : " of the newest findings are") + " not yet reviewed.";
};
const form = c => {
  const held = $(".review", c);
  if (held && held.firstChild) return held;
  const place = held || build("div", "review");
  if (!held) ($(".said:not(.then)", c) || c).append(place);
  place.append($("#form").content.cloneNode(true));
  const title = $("h4 a", c).textContent, d = done(c) ? drafted(c) : null;
  $("option[value=" + facts(c).verdict + "]", place).remove();
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
  const { id, evidence_hash, verdict } = facts(c);
  draft[id] = {
    verdict_id: id, evidence_hash, machine_verdict: verdict, judgement: chosen.value,
    verdict: chosen.value === "disagree" ? $("select", place).value || null : chosen.value === "agree" ? verdict : null,
    note: $(".say input", place).value, reviewer: $("#who").value, time: new Date().toISOString(),
    quotes: $$(".two:not(.side) blockquote", c).map(q => q.textContent),
  };
  unsaved = true;
  keep.set(KEY, JSON.stringify(draft));
  count();
};
const refill = () => { cards.forEach(c => { const p = $(".review", c); if (p) { p.replaceChildren(); form(c); } }); count(); };
const near = new IntersectionObserver(seen => seen.forEach(s => { if (s.isIntersecting) { text(s.target); form(s.target); offerCard(s.target); near.unobserve(s.target); } }), { rootMargin: "400px" });
main.addEventListener("change", e => { const c = e.target.closest(".card"); if (c) note(c); });
$("#who").value = keep.get("hmicdiff:who") || "";
$("#who").onchange = e => keep.set("hmicdiff:who", e.target.value);
addEventListener("beforeunload", e => { if (unsaved) e.preventDefault(); });
