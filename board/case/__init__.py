"""The page of one case: its timeline, what is missing, its alerts, its chronology, and why its limits are due then."""
