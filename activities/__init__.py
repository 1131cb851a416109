"""What touches the world: the journal, the directory and the alerts."""
