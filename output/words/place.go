package words

// Phrases of the places that a scenario lists.
var (
	PlacesTitle = Phrase{"名单所列机构", "Listed facilities"}
	Subdistrict = Phrase{"街镇", "Subdistrict"}
	Facilities  = Phrase{"机构", "Facilities"}
	ListNote    = Phrase{"%s：列出 %d 处，预计起点存在 %s 处；来源 %s，资料时间 %s", "%s: %d listed, %s expected to exist at the start; source %s, as of %s"}
)

// KindOfPlace are the kinds of places by their names in files.
var KindOfPlace = map[string]Phrase{
	"centre": {"中心", "centres"}, "sub_centre": {"分中心", "sub-centres"}, "station": {"服务站", "stations"},
	"second_site": {"第二院址", "second sites"}, "hospital": {"医院", "hospitals"},
}
