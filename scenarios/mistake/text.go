// Package mistake tells people what is wrong in what they wrote: a text in both languages, the place with its
// line and a caret, what was expected, and the nearest valid name. Scenario files, tables, hindcast cases and
// flags all answer through it, so that one mistake is told in one way through every door.
package mistake

import "fmt"

// Text is something said to the user, in both languages.
type Text struct{ EN, ZH string }

// Say makes a Text of two formats that take the same arguments; an argument that is itself a Text is
// said in the language of each.
func Say(en, zh string, args ...any) Text {
	if len(args) == 0 {
		return Text{en, zh}
	}
	return Text{fmt.Sprintf(en, inLanguage("en", args)...), fmt.Sprintf(zh, inLanguage("zh", args)...)}
}

func inLanguage(lang string, args []any) []any {
	said := make([]any, len(args))
	for i, a := range args {
		if t, ok := a.(Text); ok {
			a = t.In(lang)
		}
		said[i] = a
	}
	return said
}

// In returns the text in Chinese for "zh" and in English otherwise.
func (t Text) In(lang string) string {
	if lang == "zh" {
		return t.ZH
	}
	return t.EN
}

// String is the English text.
func (t Text) String() string { return t.EN }
