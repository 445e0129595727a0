"""What a reply says of the product, and what of it is false."""
