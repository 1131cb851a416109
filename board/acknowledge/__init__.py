"""Taking an alert on: what will be done, and by when; from the board, or from the link in a message."""
