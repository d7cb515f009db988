"""Delivery of webhook events."""
