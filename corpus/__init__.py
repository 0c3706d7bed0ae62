"""The corpus of attributed arms claims: annotations without texts, and the programs that part the two and join them."""
