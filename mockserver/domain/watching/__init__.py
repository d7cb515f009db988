"""What happens in the accounts of a server, for those who watch."""
