"""The journal of exchanges, with secrets masked."""
