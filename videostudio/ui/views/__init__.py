"""The page's views as HTML text: pure functions of what a project has. Every text of a person's is escaped."""
