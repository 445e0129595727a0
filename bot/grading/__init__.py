"""How a reply is judged: moves, key points, grade and the reason for it. Pure: numbers in, grades out."""
