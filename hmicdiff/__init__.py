"""Compare police and fire inspection reports across years."""
