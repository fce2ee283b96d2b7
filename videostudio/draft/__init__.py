"""The demonstration without a GPU: a small writer, a library of pictures, a collage and an animatic."""
