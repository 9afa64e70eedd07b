package answer

import (
	"encoding/csv"
	"io"
	"path"
	"strconv"

	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/chart"
	"chcsim/output/words"
)

// Answer is what a question comes to: what is said and printed and, where a folder is given, written.
type Answer struct {
	Lang     words.Lang
	Warnings []string // what a reader must know, said before the tables
	Tables   []output.Table
	Files    []File
	Charts   []Chart
	NotMet   bool  // a gate is asked for, and something does not pass it
	Missing  error // what could not be answered, told after all else
}

// File is a file of an answer; its name is relative to the folder of the answer.
type File struct {
	Name  string
	Write func(io.Writer) error
}

// Chart is a chart of an answer; its name is relative to the folder of the answer.
type Chart struct {
	Name string
	Draw func() ([]byte, error)
}

// pictures are the pages of a chart; those of one that is split are numbered.
func pictures(name string, d chart.Drawing) (charts []Chart) {
	pages := chart.Pages(d)
	for i, page := range pages {
		file := "charts/" + name
		if len(pages) > 1 {
			file += "_" + strconv.Itoa(i+1)
		}
		charts = append(charts, Chart{file + ".png", page.PNG})
	}
	return charts
}

// within is an answer whose files and charts lie in a folder below that of the whole.
func (a Answer) within(folder string) Answer {
	for i := range a.Files {
		a.Files[i].Name = folder + "/" + a.Files[i].Name
	}
	for i := range a.Charts {
		a.Charts[i].Name = folder + "/" + a.Charts[i].Name
	}
	return a
}

// Parts are the folders within that hold results of their own, each with its record.
func (a Answer) Parts() []string {
	var parts []string
	for _, file := range a.Files {
		if dir, base := path.Split(file.Name); dir != "" && base == "run.json" {
			parts = append(parts, path.Clean(dir))
		}
	}
	return parts
}

// csvFile is a file of the rows that fill writes below a head. Shares are fractions, dates the month at
// whose end a value holds; numbers have the fewest digits that read back as the same number, and an
// undefined value is an empty field.
func csvFile(name string, head []string, fill func(write func(fields ...string))) File {
	return File{name, func(w io.Writer) error {
		rows := csv.NewWriter(w)
		_ = rows.Write(head) // the writer keeps its first error
		fill(func(fields ...string) { _ = rows.Write(fields) })
		rows.Flush()
		return rows.Error()
	}}
}

// numbers are fields of a CSV file.
func numbers(values ...float64) []string {
	fields := make([]string, len(values))
	for i, x := range values {
		fields[i] = output.FormatNumber(x)
	}
	return fields
}

// textFile is a file of a text that is made at once.
func textFile(name string, make func() ([]byte, error)) File {
	return File{name, func(w io.Writer) error {
		text, err := make()
		if err != nil {
			return err
		}
		_, err = w.Write(text)
		return err
	}}
}

// addMonth adds a month with the quantiles of its values to the bands of a chart.
func addMonth(b *chart.Bands, m month.Month, quantile func(p float64) float64) {
	b.Months = append(b.Months, m)
	for _, q := range []struct {
		of *[]float64
		p  float64
	}{{&b.P05, .05}, {&b.P10, .1}, {&b.P25, .25}, {&b.P50, .5}, {&b.P75, .75}, {&b.P90, .9}, {&b.P95, .95}} {
		*q.of = append(*q.of, quantile(q.p))
	}
}
