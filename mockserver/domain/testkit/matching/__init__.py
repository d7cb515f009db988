"""Which requests are meant: conditions on the values that stand at the places of a request."""
