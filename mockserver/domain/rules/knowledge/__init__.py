"""Knowledge stores: the stores, their items and named sets of those."""
