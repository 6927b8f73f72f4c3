"""How the bundled Dutch and English model was made, so that anyone can make it again."""
