"""From claims to matters: what is about the same thing, from how many origins, agreeing or not."""
