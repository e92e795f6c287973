"""Print what the inspectors themselves say has improved, each with the sentence it rests on.

.venv/bin/python examples/what_improved.py
"""

import hmicdiff

found = hmicdiff.compare(["inputs"])
improved = found.findings.query("latest and verdict == 'improved' and basis == 'stated'")
said = found.evidence.query("kind == 'statement' and side == 'to'")
improved = improved.assign(subject=improved.matter.fillna(improved.topic))
for finding in improved.itertuples():
    print(f"{finding.body}, {finding.subject} (confidence {finding.confidence:.2f})")
    for quote in said[said.finding == finding.finding].head(1).itertuples():
        print(f"    {quote.quote!r}, line {quote.line_start}")
