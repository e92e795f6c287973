// Decisions as files: saved for the next run, as CSV for people, and loaded from another reader.
const say = t => { $("#said").textContent = t; };
const some = (n, one, many) => n + " " + (n === 1 ? one : many);
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
  const half = cards.find(c => done(c) && drafted(c).judgement === "disagree" && !drafted(c).verdict);
  if (half) {
    say("You disagree with “" + $("h4 a", half).textContent + "”: choose what it is.");
    half.hidden = half.closest(".group").hidden = false;
    unfold(half);
    $("select", form(half)).focus();
    return;
  }
  give("decisions-" + run.slice(0, 8) + ".json", "application/json", JSON.stringify({ schema: "hmicdiff.decisions/1", run, decisions: rows() }, null, 1) + "\n");
  unsaved = false;
  say(some(rows().length, "decision", "decisions") + " saved.");
};
const cell = v => { const t = String(v ?? ""); return '"' + (/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(t) ? "'" + t : t).replaceAll('"', '""') + '"'; };
$("#csv").onclick = () => {
  const names = ["verdict_id", "evidence_hash", "machine_verdict", "judgement", "verdict", "note", "reviewer", "time"];
  give("decisions-" + run.slice(0, 8) + ".csv", "text/csv", [names, ...rows().map(r => names.map(n => r[n]))].map(r => r.map(cell).join(",")).join("\r\n") + "\r\n");
};
$("#load").onchange = async e => {
  try {
    const read = JSON.parse(await e.target.files[0].text());
    if (read.schema !== "hmicdiff.decisions/1") throw 0;
    const known = new Map(cards.map(c => [facts(c).id, facts(c).evidence_hash]));
    let stale = 0, gone = 0;
    for (const d of read.decisions) {
      if (!known.has(d.verdict_id)) gone++;
      else if (known.get(d.verdict_id) !== d.evidence_hash) stale++;
      else draft[d.verdict_id] = d;
    }
    keep.set(KEY, JSON.stringify(draft));
    refill();
    say(some(read.decisions.length - stale - gone, "decision", "decisions") + " loaded"
      + (stale ? ", " + some(stale, "no longer fits", "no longer fit") + " the evidence" : "")
      + (gone ? ", " + some(gone, "is on a finding that is", "are on findings that are") + " gone" : "") + ".");
  } catch { say("This is not a decisions file of hmicdiff."); }
};
