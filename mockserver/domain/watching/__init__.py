"""The event feed of a server: what happens in its accounts, for live views."""
