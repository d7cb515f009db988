"""Knowledge stores, their items and item collections."""
