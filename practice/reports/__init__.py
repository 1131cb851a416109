"""Reports: what is counted from the journal, one module for each question. All of it is pure.

A report takes facts (`facts.Fact`) in the order of their cases and entries, and gives rows. Which kinds of events a
report needs is its `WATCHED`; the first of them is what it counts, and whose date must lie in the period.
"""
