"""What the script stage is made of: the rounds of both methods, the examples they show and the checks they pass."""
