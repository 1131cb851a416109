"""The operators' page: how the engine is, and what only a person can put right. Nothing of what a case holds."""
