// A link into a closed part, or to a card that the filters hide, opens it. Going back leaves the page where it was.
const unfold = e => { for (let up = e; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true; const d = $(".said", e); if (d) d.open = true; };
const reveal = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (showPair(target || null) || !target) return;
  const card = target.closest(".card"), been = history.state;
  if (card && card.hidden) { clear(["w"]); field("p").value = "all"; filter(); address(true); }
  unfold(target);
  if (been && loaded) return;
  if (card === target) $("h4 a", card).focus({ preventScroll: true });
  if (target.id === "help") $("summary", target).focus({ preventScroll: true });
  target.scrollIntoView();
};
let loaded = false;
const seen = () => { try { history.replaceState({}, ""); } catch { /* some pages on disk */ } };
addEventListener("hashchange", () => { reveal(); seen(); });
