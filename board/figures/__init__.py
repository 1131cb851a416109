"""Team and service: what the journal adds up to, as tables, charts and CSV, each with the cases behind it."""
