"""What touches the world: the journal and the alerts."""
