"""What the guidance requires and what counts as done: pure, with no I/O, no Temporal and no wall clock."""
