package model

import _ "embed"

// Equations is the page of the model's equations, by part, in Markdown.
//
//go:embed README.md
var Equations string
