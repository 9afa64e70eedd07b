package output

import (
	"strings"
	"sync"
	"testing"
	"time"

	"chcsim/output/words"
)

// clock is a time that tests move by hand.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

func testProgress(terminal bool, done int) (*Progress, *clock, *strings.Builder) {
	c, out := &clock{time.Unix(0, 0)}, &strings.Builder{}
	p := NewProgress(ProgressOptions{Out: out, Lang: words.ZH, Total: 200, Done: done, Unit: words.ReplicationsDone,
		Terminal: terminal, Width: 60, Now: c.Now})
	return p, c, out
}

func TestProgressOnTerminal(t *testing.T) {
	p, c, out := testProgress(true, 0)
	p.Add(1) // too soon to be shown
	if out.Len() != 0 {
		t.Errorf("shown at once: %q", out)
	}
	c.now = c.now.Add(10 * time.Second)
	p.Add(49) // 50 in 10 s: 5 a second, the other 150 take 30 s
	got := out.String()
	if !strings.HasPrefix(got, "\r[#") || !strings.HasSuffix(got, "50/200 次模拟  5.0/s  剩余 30s") {
		t.Errorf("bar %q", got)
	}
	if w := displayWidth(strings.TrimPrefix(got, "\r")); w >= 60 {
		t.Errorf("the bar is %d columns wide", w)
	}
	out.Reset()
	p.Finish()
	p.Finish()
	p.Add(1)
	if got := out.String(); strings.Trim(got, "\r ") != "" || strings.Count(got, "\r") != 2 {
		t.Errorf("Finish left %q", got)
	}
}

func TestProgressElsewhere(t *testing.T) {
	p, c, out := testProgress(false, 100)
	for range 50 {
		c.now = c.now.Add(time.Second)
		p.Add(1)
	}
	// One line each 20 seconds; only the work of this run counts for its rate.
	want := "120/200 次模拟  1.0/s  剩余 1m20s\n140/200 次模拟  1.0/s  剩余 1m0s\n"
	if out.String() != want {
		t.Errorf("got %q, want %q", out, want)
	}
	out.Reset()
	p.Interrupt()
	if out.String() != "已中断: 150/200 次模拟\n" {
		t.Errorf("got %q", out)
	}
}

func TestProgressBeyondThePlan(t *testing.T) {
	p, c, out := testProgress(false, 0)
	c.now = c.now.Add(25 * time.Second)
	p.Add(250) // replications until every interval is narrow: nobody knows how many
	if out.String() != "250 次模拟  10.0/s\n" {
		t.Errorf("got %q", out)
	}
}

func TestProgressSpared(t *testing.T) {
	p, c, out := testProgress(false, 0)
	p.Spare(50)
	c.now = c.now.Add(time.Minute)
	p.Add(75)
	if !strings.Contains(out.String(), "75/150") {
		t.Errorf("wrote %q", out.String())
	}
}

func TestQuietProgress(t *testing.T) {
	var p *Progress
	p.Add(1)
	p.Finish()
	p.Interrupt()
}

func TestProgressOfManyWorkers(t *testing.T) {
	p, _, out := testProgress(true, 0)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 50 {
				p.Add(1)
			}
		})
	}
	group.Wait()
	p.Interrupt()
	if !strings.HasSuffix(out.String(), "200/200 次模拟\n") {
		t.Errorf("got %q", out)
	}
}

func TestIsTerminal(t *testing.T) {
	if terminal, _ := IsTerminal(&strings.Builder{}); terminal {
		t.Error("a builder is no terminal")
	}
}
