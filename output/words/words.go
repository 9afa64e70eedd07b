// Package words holds every phrase and number format that tables and charts show to people, in Chinese
// and English. Nothing a reader sees is worded anywhere else, so both languages say the same thing.
package words

import "fmt"

// Lang is the language of a result.
type Lang uint8

// The languages.
const (
	ZH Lang = iota
	EN
)

// ParseLang reads "zh" or "en".
func ParseLang(s string) (Lang, error) {
	switch s {
	case "zh":
		return ZH, nil
	case "en":
		return EN, nil
	}
	return ZH, fmt.Errorf("%q is not a language; expected zh or en", s)
}

// String is "zh" or "en".
func (l Lang) String() string {
	if l == EN {
		return "en"
	}
	return "zh"
}

// Phrase is a text in both languages.
type Phrase struct{ zh, en string }

// In returns the phrase in a language.
func (p Phrase) In(l Lang) string {
	if l == EN {
		return p.en
	}
	return p.zh
}

// Fill returns the phrase with its verbs replaced by the arguments, as fmt.Sprintf does; months are written for people.
func (p Phrase) Fill(l Lang, arguments ...any) string {
	return fmt.Sprintf(p.In(l), datedAll(l, arguments)...)
}
