"""Exchanges as they are sent, observed and forwarded."""
