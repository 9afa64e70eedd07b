package mistake

// Succession lists the paths that are gone, with what took their place or nothing.
func Succession() map[string]string {
	list := map[string]string{}
	for path, next := range successors {
		list[path] = next.now
	}
	return list
}
