"""Print what a run left for a reviewer, the least sure first, with rule and reason.

make report
.venv/bin/python examples/what_to_review.py
"""

import hmicdiff

found = hmicdiff.load("outputs")
waiting = found.findings.query("latest and needs_review").sort_values(["confidence", "finding"])
for finding in waiting.head(10).itertuples():
    print(f"{finding.confidence:.2f} {finding.body}: {finding.topic}, {finding.verdict} by {finding.rule}")
    print(f"    {finding.reason}")
