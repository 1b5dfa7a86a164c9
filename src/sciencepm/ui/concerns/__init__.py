"""What a PM weighs about a project: risks, trade-offs, open questions and the quality wanted."""
