"""For those who watch: the accounts in numbers, and what happens as it happens."""
