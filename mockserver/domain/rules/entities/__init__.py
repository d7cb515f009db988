"""Entities: people and things to search for, in collections."""
