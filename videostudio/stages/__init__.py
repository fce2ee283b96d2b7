"""The five rooms a prompt walks through: script, references, scene images, clips, film. One public function each."""
