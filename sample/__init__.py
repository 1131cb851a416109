"""A sample morning at the front door of Hillshire, an invented county: two dozen contacts of all kinds."""
