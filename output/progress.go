package output

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"chcsim/output/words"
)

// Progress tells on the standard error how far a long run is: as a bar on a terminal, as a line now and
// then elsewhere. Its methods may be called by several goroutines. A nil Progress tells nothing.
type Progress struct {
	mu      sync.Mutex
	options ProgressOptions
	start   time.Time
	shown   time.Time // when it was last shown
	done    int
	before  int // done when it began, by an earlier run that is resumed
	onLine  int // columns of the terminal that the bar fills
	ended   bool
}

// ProgressOptions say what is counted and where it is told.
type ProgressOptions struct {
	Out      io.Writer
	Lang     words.Lang
	Total    int
	Done     int              // already done by a run that is resumed
	Unit     words.Phrase     // words.ReplicationsDone or words.PointsDone
	Terminal bool             // draw a bar; see IsTerminal
	Width    int              // columns of the terminal; 0 for 80
	Now      func() time.Time // nil for time.Now
}

// How often progress is told.
const (
	redrawEvery = 100 * time.Millisecond
	lineEvery   = 20 * time.Second
)

// IsTerminal tells whether a writer is a terminal, and how wide.
func IsTerminal(w io.Writer) (terminal bool, width int) {
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return false, 0
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		width = 0
	}
	return true, width
}

// NewProgress begins to tell progress. A quiet run uses nil in its place.
func NewProgress(o ProgressOptions) *Progress {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Width <= 0 {
		o.Width = 80
	}
	now := o.Now()
	return &Progress{options: o, start: now, shown: now, done: o.Done, before: o.Done}
}

// Add counts n more as done.
func (p *Progress) Add(n int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done += n
	every := lineEvery
	if p.options.Terminal {
		every = redrawEvery
	}
	now := p.options.Now()
	if p.ended || now.Sub(p.shown) < every {
		return
	}
	p.shown = now
	p.show(now)
}

// Spare takes n off the total.
func (p *Progress) Spare(n int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.options.Total -= n
}

// Finish takes the bar away. Call it also when a run fails, before the error is printed.
func (p *Progress) Finish() { p.end(false) }

// Interrupt takes the bar away and says how far the run came.
func (p *Progress) Interrupt() { p.end(true) }

// end takes the bar away and, where a run was interrupted, says how far it came.
func (p *Progress) end(interrupted bool) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return
	}
	p.ended = true
	p.clear()
	if interrupted {
		_, _ = fmt.Fprintf(p.options.Out, "%s: %s\n", words.Interrupted.In(p.options.Lang), p.count())
	}
}

// clear blanks the line of the bar.
func (p *Progress) clear() {
	if p.onLine > 0 {
		_, _ = io.WriteString(p.options.Out, "\r"+strings.Repeat(" ", p.onLine)+"\r")
		p.onLine = 0
	}
}

func (p *Progress) show(now time.Time) {
	text := p.count() + p.pace(now)
	if !p.options.Terminal {
		_, _ = io.WriteString(p.options.Out, text+"\n")
		return
	}
	line := text
	if room := min(p.options.Width-displayWidth(text)-4, 30); room >= 5 && p.options.Total > 0 {
		full := min(room*p.done/p.options.Total, room)
		line = "[" + strings.Repeat("#", full) + strings.Repeat(".", room-full) + "] " + text
	}
	width := displayWidth(line)
	if width >= p.options.Width {
		line, _ = cutAt(line, p.options.Width-1)
		width = displayWidth(line)
	}
	pad := strings.Repeat(" ", max(p.onLine-width, 0))
	_, _ = io.WriteString(p.options.Out, "\r"+line+pad)
	p.onLine = max(width, p.onLine)
}

// count is "120/200 次模拟", or "250 次模拟" where a run goes on beyond what was planned.
func (p *Progress) count() string {
	if p.done > p.options.Total {
		return fmt.Sprintf("%d %s", p.done, p.options.Unit.In(p.options.Lang))
	}
	return fmt.Sprintf("%d/%d %s", p.done, p.options.Total, p.options.Unit.In(p.options.Lang))
}

// pace is the rate of this run and the time that the rest will take at it.
func (p *Progress) pace(now time.Time) string {
	seconds := now.Sub(p.start).Seconds()
	mine := p.done - p.before
	if seconds <= 0 || mine <= 0 {
		return ""
	}
	rate := float64(mine) / seconds
	if p.done > p.options.Total {
		return fmt.Sprintf("  %.1f/s", rate)
	}
	left := time.Duration(float64(p.options.Total-p.done) / rate * float64(time.Second)).Round(time.Second)
	decimals := 1
	if rate >= 100 {
		decimals = 0
	}
	return fmt.Sprintf("  %.*f/s  %s %s", decimals, rate, words.TimeLeft.In(p.options.Lang), left)
}
