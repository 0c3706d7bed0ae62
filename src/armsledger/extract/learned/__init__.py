"""Claims read by a small trained network that starts from the language core's vectors and from what the rules found."""
