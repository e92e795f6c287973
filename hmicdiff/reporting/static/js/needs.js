// Findings by need or by topic; what asks for nothing is one line a topic, which a filter opens.
const groups = new Map(), homes = cards.map(c => [c, c.parentElement]), byTopic = new Map();
const findingsEnd = $("#nothing");
let arranged = null;
const topicOf = c => {
  const t = c.dataset.t;
  if (!byTopic.has(t)) {
    const name = [...$("#t").options].find(o => o.value === t).textContent;
    const calm = build("details", "calm", build("summary", "", build("b", "", name), " ", build("span", "meta", "other findings, and other comparisons")));
    byTopic.set(t, { calm, group: build("div", "group", build("h3", "", name), calm) });
  }
  return byTopic.get(t);
};
const arrange = order => {
  if (arranged === order) return;
  arranged = order;
  if (order === "topic") {
    for (const o of $("#t").options) if (o.value) homes.filter(([c]) => c.dataset.t === o.value).forEach(([c, home]) => {
      const { calm, group } = topicOf(c);
      if (home.matches(".calm")) calm.append(c); else calm.before(c);
      if (!group.isConnected) findingsEnd.before(group);
    });
  } else homes.forEach(([c, home]) => home.append(c));
  byTopic.forEach(({ group }) => { if (order !== "topic") group.remove(); });
  groups.clear();
  cards.splice(0, cards.length, ...$$(".card"));
  cards.forEach(c => { const g = c.parentElement; groups.set(g, [...groups.get(g) || [], c]); });
};
const MOST_OPENED = 200;
const openAsked = (d, asked) => {
  if (asked && !d.open) { d.open = true; d.dataset.asked = ""; }
  else if (!asked && "asked" in d.dataset) { d.open = false; delete d.dataset.asked; }
};
// A filter opens the topics it leaves; a kind of finding or words that are sought open the quotes too.
const foldCalm = (asked, read) => {
  const few = read && cards.filter(c => !c.hidden).length <= MOST_OPENED;
  $$(".calm").forEach(d => openAsked(d, asked));
  $$(".said:not(.then)").forEach(d => openAsked(d, few && !d.parentElement.hidden));
  $$(".group").forEach(g => { g.hidden = !$(".card:not([hidden])", g); });
};
$$(".calm").forEach(d => { d.open = false; });
