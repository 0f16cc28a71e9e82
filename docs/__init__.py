"""What makes the generated parts, the faces and the pictures of the documentation."""
