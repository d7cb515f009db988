"""What a test may put into an account and ask of it. Pure rules; the wire is the business of `app`."""
