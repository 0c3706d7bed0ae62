"""From annotated claims to the weights of the claim network: examples, lessons, training, probabilities, export."""
