"""Signing in and out: through the council's identity provider, or, embedded, from a list of the sample's people."""
