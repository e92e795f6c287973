// A link into a closed part, or to a card that the filters hide, opens it.
const unfold = e => { for (let up = e; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true; const d = $(".said", e); if (d) d.open = true; };
const reveal = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (showPair(target || null) || !target) return;
  const card = target.closest(".card");
  if (card && card.hidden) { clear(["w"]); field("p").value = "all"; filter(); }
  unfold(target);
  if (card === target) $("h4 a", card).focus({ preventScroll: true });
  if (target.id === "help") $("summary", target).focus({ preventScroll: true });
  target.scrollIntoView();
};
addEventListener("hashchange", reveal);
