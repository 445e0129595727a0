"""The trained model: texts to vectors to moves."""
