"""Print what one report says: its grades with their sections, and how much it counts and asks for.

.venv/bin/python examples/one_report.py
"""

import hmicdiff

one = hmicdiff.read("inputs/norfolk/2019-05-peel-2018-19-effectiveness.txt")
print(one.grades[["area", "value", "state"]].to_string(index=False))
for name in ("sections", "items", "figures", "statements"):
    print(f"{name}: {len(one.table(name))}")
