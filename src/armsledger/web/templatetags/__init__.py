"""What templates can say beside Django's own."""
