// Package output turns a finished result into what people and programs read: tables on a terminal or in
// Markdown, CSV and JSON files, JUnit reports, progress while a run lasts. It receives plain views and
// computes nothing that could differ between them; the charts are in package chart, the phrases in words.
//
// Files appear whole or not at all: a Folder writes into temporary files and renames them on Commit.
package output
