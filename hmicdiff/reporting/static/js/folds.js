// All parts of the page but full texts and cells, or all findings, opened and closed at once; what was open is open again after Back or a reload.
const FOLDS = "details:not(.extract, .help, #help, td details, [data-r])";
const toggles = (button, parts, what) => {
  if (button) button.onclick = () => {
    const open = button.textContent.startsWith("Expand");
    parts().forEach(d => { d.open = open; });
    button.textContent = (open ? "Collapse " : "Expand ") + what;
  };
};
toggles($("#all"), () => $$(FOLDS, main), "all");
toggles($("#expand"), () => $$("#findings ~ .group details"), "findings");
const folds = $$("details", main), OPEN = "hmicdiff:open:" + run;
addEventListener("pagehide", () => visit.set(OPEN, folds.flatMap((d, n) => d.open && !("asked" in d.dataset) ? [n] : []).join(" ")));
const reopen = () => {
  const [entry] = performance.getEntriesByType("navigation");
  if (entry && entry.type !== "navigate") (visit.get(OPEN) || "").split(" ").forEach(n => { if (folds[n]) folds[n].open = true; });
};
