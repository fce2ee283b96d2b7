"""Animals as jointed clay puppets: bones, surfaces, faces, what they do."""
