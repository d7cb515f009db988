"""Tests that schemathesis generates from the contract, and checks of the replies."""
