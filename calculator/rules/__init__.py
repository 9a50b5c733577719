"""The language of the rules: what a rule is, its translations, its roundings and its inputs."""
