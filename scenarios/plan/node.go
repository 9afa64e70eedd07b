package plan

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"chcsim/scenarios/mistake"
)

// form is what a piece of YAML is.
type form uint8

const (
	nothing form = iota // written as ~ or left out
	scalar
	list
	mapping
)

// node is a piece of YAML with its place. A node never changes once it is made, so files share them.
type node struct {
	form    form
	at      mistake.Place
	text    string // of a scalar, without quotes
	items   []*node
	entries []entry // in the order of the file
	standIn bool    // it is of another district, which stands in for this one
}

// entry is one key of a mapping with its value.
type entry struct {
	key   string
	at    mistake.Place // of the key
	value *node
}

// get returns the value of a key of a mapping, or nil.
func (n *node) get(key string) *node {
	if e := n.entry(key); e != nil {
		return e.value
	}
	return nil
}

func (n *node) entry(key string) *entry {
	if n == nil {
		return nil
	}
	for i := range n.entries {
		if n.entries[i].key == key {
			return &n.entries[i]
		}
	}
	return nil
}

// ofAnother returns the node and all below it as those of another district.
func (n *node) ofAnother() *node {
	made := *n
	made.standIn = true
	made.items, made.entries = slices.Clone(n.items), slices.Clone(n.entries)
	for i, item := range made.items {
		made.items[i] = item.ofAnother()
	}
	for i, e := range made.entries {
		made.entries[i].value = e.value.ofAnother()
	}
	return &made
}

// name says what a node is, for messages.
func (n *node) name() mistake.Text {
	switch n.form {
	case scalar:
		text := mistake.Shorten(n.text)
		return mistake.Say("%q", "“%s”", text)
	case list:
		return mistake.Say("a list", "列表")
	case mapping:
		return mistake.Say("a mapping", "键值表")
	}
	return mistake.Say("nothing", "空值")
}

// parse reads the text of a YAML file, which must hold one document.
func parse(f *mistake.File, text []byte, p *mistake.List) *node {
	tokens, ok := tokensOf(f, text, p)
	if !ok {
		return nil
	}
	tree, err := parseTokens(tokens)
	if err != nil {
		var syntax *yaml.SyntaxError
		where, message := mistake.Place{File: f, Line: 1, Column: 1}, err.Error()
		if errors.As(err, &syntax) {
			where = placeOf(f, syntax.Token)
			message = syntax.Message
		}
		e := p.At(where, mistake.Say("not valid YAML: %s", "不是有效的 YAML：%s", strings.ReplaceAll(message, "\t", `\t`)))
		switch {
		case strings.Contains(message, "\t"):
			e.Advise(mistake.Say("a tab; indent with spaces", "有制表符；缩进请用空格"))
		case where.Column == 1 && where.Line > 1 && e.Hint == (mistake.Text{}):
			e.Advise(mistake.Say("the mistake may stand at the end of the line before", "错误可能在上一行末尾"))
		}
		return nil
	}
	if len(tree.Docs) == 0 || tree.Docs[0].Body == nil || tree.Docs[0].Body.Type() == ast.CommentType {
		p.At(mistake.Place{File: f}, mistake.Say("the file is empty", "文件是空的"))
		return nil
	}
	if len(tree.Docs) > 1 && tree.Docs[1].Body != nil {
		p.At(placeOf(f, tree.Docs[1].Start), mistake.Say("a second YAML document", "出现第二个 YAML 文档")).
			Expect(mistake.Say("one document in a file", "每个文件只有一个文档"))
		return nil
	}
	return convert(tree.Docs[0].Body, f, p)
}

// parseTokens turns a panic of the YAML library into an error: a broken file must never end in a stack trace.
func parseTokens(tokens token.Tokens) (tree *ast.File, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	return parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
}

func placeOf(f *mistake.File, t *token.Token) mistake.Place {
	if t == nil || t.Position == nil {
		return mistake.Place{File: f}
	}
	width := len([]rune(t.Value))
	if t.Type == token.SingleQuoteType || t.Type == token.DoubleQuoteType {
		width += 2
	}
	return mistake.Place{File: f, Line: t.Position.Line, Column: t.Position.Column, Width: width}
}

// convert makes nodes of the library's tree.
func convert(n ast.Node, f *mistake.File, p *mistake.List) *node {
	if n == nil {
		return &node{at: mistake.Place{File: f}}
	}
	at := placeOf(f, n.GetToken())
	switch n := n.(type) {
	case *ast.NullNode:
		at.Width = 1
		return &node{at: at}
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return scalarOf(n.GetToken().Value, at, p)
	case *ast.LiteralNode:
		return scalarOf(n.Value.Value, at, p)
	case *ast.SequenceNode:
		made := &node{form: list, at: at}
		for _, item := range n.Values {
			made.items = append(made.items, convert(item, f, p))
		}
		return made
	case *ast.MappingNode:
		return convertMapping(n, at, f, p)
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		noAnchors(p, at)
		return &node{at: at}
	}
	p.At(at, mistake.Say("a %s cannot stand here", "此处不能写 %s", n.Type()))
	return &node{at: at}
}

// scalarOf reports characters that nobody sees: an escape may put them where the file shows none.
func scalarOf(text string, at mistake.Place, p *mistake.List) *node {
	visible(text, at, p)
	return &node{form: scalar, at: at, text: text}
}

// visible reports a character that a terminal or a page would obey instead of showing it.
func visible(text string, at mistake.Place, p *mistake.List) {
	if c, hidden := mistake.Hidden(text); hidden {
		p.At(at, mistake.HiddenCharacter(c)).Expect(mistake.VisibleCharacters)
	}
}

func convertMapping(n *ast.MappingNode, at mistake.Place, f *mistake.File, p *mistake.List) *node {
	made := &node{form: mapping, at: at}
	if !n.IsFlowStyle && len(n.Values) > 0 {
		made.at = placeOf(f, n.Values[0].Key.GetToken())
	}
	for _, v := range n.Values {
		key := entry{at: placeOf(f, v.Key.GetToken())}
		text, ok := v.Key.(ast.ScalarNode)
		if !ok || v.Key.Type() == ast.MergeKeyType {
			p.At(key.at, mistake.Say("not a plain key", "不是普通的键")).Expect(mistake.Say("key: value", "键: 值"))
			continue
		}
		key.key = text.GetToken().Value
		visible(key.key, key.at, p)
		if first := made.entry(key.key); first != nil {
			p.At(key.at, mistake.Say("the key %q stands here a second time", "键 “%s” 重复出现", key.key)).
				Advise(mistake.Say("the first is in line %d", "第一次出现在第 %d 行", first.at.Line))
			continue
		}
		key.value = convert(v.Value, f, p)
		made.entries = append(made.entries, key)
	}
	return made
}
