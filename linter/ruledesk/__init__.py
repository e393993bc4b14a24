"""The rule desk: what there is of rules, whether those of a newsroom hold, and what they would find in what was published."""
