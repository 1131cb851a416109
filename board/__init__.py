"""The managers' board: web pages over the journal, for the people of the directory."""
