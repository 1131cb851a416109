"""What there is to read, and the pages of it that are generated from the rules."""
