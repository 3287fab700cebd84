"""What the conformance tests share: building, reading, evaluating and deploying templates."""
