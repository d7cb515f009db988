"""Entities: people and things that search can be asked for, in collections."""
