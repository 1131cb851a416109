"""Measurements against a bare Temporal workflow; ratios, never limits in a test."""
