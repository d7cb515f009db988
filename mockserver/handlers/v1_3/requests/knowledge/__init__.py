"""What is asked of knowledge stores, their items and item collections."""
