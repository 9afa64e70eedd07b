package main

import (
	"os"
	"strings"
)

// localLanguage is the language of the environment, as POSIX has it: LC_ALL before LC_MESSAGES before LANG; zh, or en for all others.
func localLanguage() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			if strings.HasPrefix(strings.ToLower(value), "zh") {
				return "zh"
			}
			return "en"
		}
	}
	return "en"
}
