"""What is known for sure by its words, without the model."""
