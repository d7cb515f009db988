"""The test kit:

faults, fixed answers, expectations and limits that a test sets for an account. Pure rules; `app` applies them to
requests.
"""
