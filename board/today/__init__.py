"""Today: the cases of my teams, what needs somebody next first."""
