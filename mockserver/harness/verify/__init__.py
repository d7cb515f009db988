"""Does a server keep the contract? Scenarios with laws of their own, then requests drawn from the contract."""
