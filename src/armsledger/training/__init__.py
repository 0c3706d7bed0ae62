"""Training of the language core: from annotated sets to the weights that the package ships."""
