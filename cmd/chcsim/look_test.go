package main
import ("testing";"os")
func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" { t.Skip("no") }
	url := "file://"+dir+"/report.html"
	b := openBrowser(t)
	b.open(url, 390)
	t.Log(b.troubles(url))
	var h, w int
	b.value("document.documentElement.scrollHeight", &h)
	b.value("document.documentElement.scrollWidth", &w)
	t.Log(w, h)
	os.WriteFile(dir+"/phone.png", b.data("Page.captureScreenshot", map[string]any{"captureBeyondViewport": true, "clip": map[string]any{"x":0,"y":0,"width":390,"height":min(h,16000),"scale":1}}), 0o644)
	os.WriteFile(dir+"/a4.pdf", b.data("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "printBackground": true}), 0o644)
	return; b2 := openBrowser(t)
	b2.open(url, 1200)
	b2.value("document.documentElement.scrollHeight", &h)
	os.WriteFile(dir+"/wide.png", b2.data("Page.captureScreenshot", map[string]any{"captureBeyondViewport": true, "clip": map[string]any{"x":0,"y":0,"width":1200,"height":min(h,16000),"scale":1}}), 0o644)
}
