"""Parses requests of v1.2 into typed queries.

Only these functions read a body or a query string by name. Everything behind them knows no wire names.
"""
