"""From what a test orders, in the words of the contract, to typed values; only these functions read bodies by name."""
