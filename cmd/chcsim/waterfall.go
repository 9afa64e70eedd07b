package main

import "io"

func waterfall(args []string, stdout, stderr io.Writer) int { return 1 }
