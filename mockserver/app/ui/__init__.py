"""The page for browsers: what each account holds, and what happens there."""
