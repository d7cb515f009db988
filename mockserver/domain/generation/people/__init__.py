"""Names of people, towns and companies that made-up videos are about."""
