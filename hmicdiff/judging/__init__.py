"""From a comparison to verdicts: comparability, rules, confidence, decisions."""
