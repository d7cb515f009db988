"""The test kit: faults, fixed answers, expectations and limits that a test sets for an account.

These are pure rules, which `app` applies to requests.
"""
