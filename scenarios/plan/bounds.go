package plan

import (
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"

	"chcsim/scenarios/mistake"
)

// What a YAML file may hold. The library takes time and memory for what is deep or wide out of all proportion to the
// text, so that it is measured before it is parsed.
const (
	largestYAML   = 1 << 20 // bytes
	mostMarks     = 200_000 // characters that may begin, part or end something
	deepest       = 32      // lists and mappings within each other
	mostKeys      = 2_000   // of one mapping
	longestKey    = 256     // bytes
	longestScalar = 16 << 10
)

// tokensOf parts a text into its tokens, or reports that there is too much of something.
func tokensOf(f *mistake.File, text []byte, p *mistake.List) (token.Tokens, bool) {
	whole := mistake.Place{File: f}
	if len(text) > largestYAML {
		return nil, tooMuch(p, whole, mistake.Say("the file is too large", "文件过大"), "bytes", "字节", largestYAML)
	}
	marks := 0
	for _, c := range text {
		switch c {
		case '[', ']', '{', '}', ',', ':', '-', '?', '&', '*', '!', '#', '\n':
			marks++
		}
	}
	if marks > mostMarks {
		return nil, tooMuch(p, whole, mistake.Say("the file holds too much", "文件内容过多"), "marks such as commas and colons", "个逗号、冒号之类的符号", mostMarks)
	}
	tokens := lexer.Tokenize(string(text))
	b := bounds{f: f, p: p}
	for i, t := range tokens {
		var before *token.Token
		if i > 0 {
			before = tokens[i-1]
		}
		if !b.take(t, before) {
			return nil, false
		}
	}
	return tokens, true
}

var tooManyKeys = mistake.Say("a mapping of too many keys", "一张键值表的键过多")

func tooMuch(p *mistake.List, at mistake.Place, what mistake.Text, unitEN, unitZH string, most int) bool {
	p.At(at, what).Expect(mistake.Say("at most %d %s", "至多 %d %s", most, mistake.Text{EN: unitEN, ZH: unitZH}))
	return false
}

// bounds follows how deep and wide the structure is.
type bounds struct {
	f     *mistake.File
	p     *mistake.List
	block []level // lists and mappings by indentation
	flow  []flow  // open brackets
}

// level is a list or mapping written line by line.
type level struct{ column, keys int }

// flow is a list or mapping in brackets.
type flow struct {
	mapping bool
	commas  int
}

// take follows one token and reports what is too deep, too wide or too long.
func (b *bounds) take(t, before *token.Token) bool {
	at := placeOf(b.f, t)
	switch t.Type {
	case token.SequenceStartType, token.MappingStartType:
		b.flow = append(b.flow, flow{mapping: t.Type == token.MappingStartType})
	case token.SequenceEndType, token.MappingEndType:
		b.flow = b.flow[:max(0, len(b.flow)-1)]
	case token.SequenceEntryType, token.MappingKeyType:
		b.enter(t)
	case token.MappingValueType:
		if before != nil {
			if len(before.Value) > longestKey {
				return tooMuch(b.p, placeOf(b.f, before), mistake.Say("a key of %d bytes", "键长 %d 字节", len(before.Value)), "bytes", "字节", longestKey)
			}
			t = before
		}
		if b.enter(t); len(b.flow) == 0 && b.block[len(b.block)-1].keys > mostKeys {
			return tooMuch(b.p, at, tooManyKeys, "keys", "个键", mostKeys)
		}
	case token.CollectEntryType:
		if n := len(b.flow); n > 0 {
			if b.flow[n-1].commas++; b.flow[n-1].mapping && b.flow[n-1].commas >= mostKeys {
				return tooMuch(b.p, at, tooManyKeys, "keys", "个键", mostKeys)
			}
		}
	case token.AnchorType, token.AliasType, token.TagType, token.MergeKeyType:
		noAnchors(b.p, at)
		return false
	default:
		if len(t.Value) > longestScalar {
			return tooMuch(b.p, at, mistake.Say("a text of %d bytes", "文字长 %d 字节", len(t.Value)), "bytes", "字节", longestScalar)
		}
	}
	if len(b.block)+len(b.flow) > deepest {
		return tooMuch(b.p, at, mistake.Say("lists and mappings are nested too deep", "列表和键值表嵌套过深"), "within each other", "层", deepest)
	}
	return true
}

// enter notes an item or key that is written line by line: those of one level begin in one column.
func (b *bounds) enter(t *token.Token) {
	if len(b.flow) > 0 || t.Position == nil {
		return
	}
	column := t.Position.Column
	for len(b.block) > 0 && b.block[len(b.block)-1].column > column {
		b.block = b.block[:len(b.block)-1]
	}
	if n := len(b.block); n == 0 || b.block[n-1].column < column {
		b.block = append(b.block, level{column: column})
	}
	b.block[len(b.block)-1].keys++
}

func noAnchors(p *mistake.List, at mistake.Place) {
	p.At(at, mistake.Say("anchors, aliases and tags are not used in scenarios", "情景文件不使用锚点、别名和标签")).
		Advise(mistake.Say("put shared values into a file and name it after extends", "把共用的取值放进一个文件，用 extends 引用"))
}
