//go:build ignore

// Command undocumented lists the exported names of the tree that have no comment, and packages without one: a function or
// method needs its own, unless its meaning is fixed (Error, Unwrap); a type, constant or variable its own, at its end of line, or that of its group. It exits with 1 if
// there are any.
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	files := token.NewFileSet()
	found, packages := 0, map[string]bool{} // by folder: has a package comment
	report := func(at token.Pos, name string) {
		fmt.Printf("%s: %s has no comment\n", files.Position(at), name)
		found++
	}
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), "."):
			return filepath.SkipDir
		case !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(files, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		folder := filepath.Dir(name)
		packages[folder] = packages[folder] || file.Doc != nil
		for _, d := range file.Decls {
			undocumented(d, report)
		}
		return nil
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, folder := range slices.Sorted(maps.Keys(packages)) {
		if !packages[folder] {
			fmt.Printf("%s: the package has no comment\n", folder)
			found++
		}
	}
	if found > 0 {
		os.Exit(1)
	}
}

// undocumented reports the exported names of a declaration without a comment.
func undocumented(d ast.Decl, report func(token.Pos, string)) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		fixed := d.Recv != nil && (d.Name.Name == "Error" || d.Name.Name == "Unwrap")
		if d.Doc == nil && !fixed && d.Name.IsExported() && (d.Recv == nil || ast.IsExported(receiver(d.Recv.List[0].Type))) {
			report(d.Pos(), d.Name.Name)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			for _, name := range names(s) {
				if d.Doc == nil && name.IsExported() {
					report(name.Pos(), name.Name)
				}
			}
		}
	}
}

// names are those that a specification declares, none if it has a comment of its own.
func names(s ast.Spec) []*ast.Ident {
	switch s := s.(type) {
	case *ast.TypeSpec:
		if s.Doc == nil && s.Comment == nil {
			return []*ast.Ident{s.Name}
		}
	case *ast.ValueSpec:
		if s.Doc == nil && s.Comment == nil {
			return s.Names
		}
	}
	return nil
}

// receiver is the name of a method's type.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
