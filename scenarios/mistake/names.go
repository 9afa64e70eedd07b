package mistake

// What is said of a name that does not exist is the same through every door: a file, a table, a flag.

// AnIndicator is what should stand where an indicator is named.
var AnIndicator = Say("an indicator; chcsim list indicators shows them", "指标名称；chcsim list indicators 可列出")

// NoIndicator says that an indicator does not exist.
func NoIndicator(given string) Text {
	return Say("there is no indicator %q", "没有名为“%s”的指标", Shorten(given))
}

// NoPath reports a path that is neither a parameter nor, where those are among the valid ones, a setting.
func (p *List) NoPath(at Place, given string, valid []string) {
	if p.Gone(at, given) {
		return
	}
	e := p.At(at, Say("there is no parameter or setting %q", "没有参数或设置“%s”", Shorten(given))).
		Expect(Say("a path; chcsim list parameters shows them", "路径；chcsim list parameters 可列出"))
	e.Nearest = Nearest(given, valid)
}

// NoArea reports the code of a subdistrict that does not exist.
func (p *List) NoArea(at Place, given string, valid []string) *Error {
	return p.At(at, Say("%q is no subdistrict", "“%s” 不是街镇代码", Shorten(given))).
		Expect(Say("one of %s", "以下之一：%s", Listed(valid))).Near(given, valid)
}

// NotByArea reports a subdistrict of which an indicator has no value.
func (p *List) NotByArea(at Place, indicator string) *Error {
	return p.At(at, Say("%s is known of the whole district only", "%s 只有全区数值", indicator)).
		Expect(Say("all, or another indicator", "all，或改用其他指标"))
}

// NoMonth reports a text that is not a month.
func (p *List) NoMonth(at Place, given Text) *Error {
	return p.At(at, Say("%s is not a month", "%s不是月份", given)).
		Expect(Say("YYYY-MM from 1900-01 to 2199-12, such as 2021-01", "YYYY-MM，从 1900-01 到 2199-12，例如 2021-01"))
}

// Twice reports a name that stands a second time where each may stand once.
func (p *List) Twice(at Place, given string) *Error {
	return p.At(at, Say("%q stands here a second time", "“%s” 重复出现", Shorten(given)))
}

// ALever is what should stand where a lever is named.
var ALever = Say("a name of the catalogue; chcsim list levers shows them", "目录中的名称；chcsim list levers 可列出")

// NoLever says that a lever is not in the catalogue.
func NoLever(given string) Text {
	return Say("there is no lever %q", "没有名为“%s”的政策", Shorten(given))
}
