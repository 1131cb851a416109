"""What every process shares: settings, connection, encryption, logging and the embedded servers."""
