"""What a client has left, lot by lot, and the verbs that change it."""
