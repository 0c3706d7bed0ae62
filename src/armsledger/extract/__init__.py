"""From annotations to statements and claims: triggers, roles, stance, voice and grounding."""
