"""What a PM and a team agree on in words: vocabulary, what real outputs showed, and what is asked of the team."""
