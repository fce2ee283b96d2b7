"""Random weights at any size: real classes, real folders, nothing downloaded."""
