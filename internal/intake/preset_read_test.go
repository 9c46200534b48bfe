package intake

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

// whole is a file of one preset with all that a file may say.
const whole = `{
  "foyer": "preset",
  "version": 2,
  "presets": [{
    "name": "Zillow", "changed": "2026-03-14T10:00:00.000Z", "fingerprint": "", "found": "0123456789abcdef0123456789abcdef",
    "headers": ["Name", "Pool"],
    "columns": [
      {"header": "Name", "key": "full_name", "confidence": "sure", "chosen": true, "order": "", "decimal": "", "names": "last_first", "join": "", "repair": false, "values": [], "known": []},
      {"header": "Pool", "key": "custom:pool", "confidence": "", "chosen": false, "order": "dmy", "decimal": "comma", "names": "", "join": "space", "repair": true, "values": [{"from": "a", "to": ""}], "known": ["b"]}
    ],
    "reading": {"encoding": "utf-8", "delimiter": ";", "quote": "none", "headerRow": 2, "sheet": "Sheet 1", "region": ""},
    "form": {"source": "Fair", "rule": "merge", "policy": "strict", "noMatch": false, "mode": "create", "key": "email",
      "merging": {"take": "fill", "fields": [{"field": "city", "take": "mine"}], "clears": ["city"]}, "rating": "Hot", "site": "Bath", "leadType": "Web",
      "defaults": [{"field": "city", "value": "Laval"}],
      "owner": {"name": "Nadia Rahal", "email": "nadia@example.com"}, "partner": {"name": "Hart", "code": "P-1"}, "agent": {"name": "Ada", "code": "A-1"}}
  }],
  "fields": [{"key": "custom:pool", "label": "Pool", "kind": "text"}]
}
`

// B22: a file of presets is taken whole or refused with a sentence that helps.
func TestParsePresets(t *testing.T) {
	swap := func(from, to string) string {
		if !strings.Contains(whole, from) {
			t.Fatalf("the file has no %q", from)
		}
		return strings.Replace(whole, from, to, 1)
	}
	for name, c := range map[string]struct{ text, key string }{
		"whole":                    {whole, ""},
		"with a byte order mark":   {"\xef\xbb\xbf" + whole, ""},
		"of a newer Foyer":         {swap(`"version": 2`, `"version": 3, "more": {}`), "preset.newer"},
		"of no version":            {swap(`"version": 2,`, ""), "preset.damaged"},
		"of version nought":        {swap(`"version": 2`, `"version": 0`), "preset.damaged"},
		"with a text for version":  {swap(`"version": 2`, `"version": "2"`), "preset.damaged"},
		"new tag, old version":     {swap(`"version": 2`, `"version": 1`), "preset.damaged"},
		"empty":                    {"", "preset.unreadable"},
		"a list of leads":          {"Name,Phone\nAda,1\n", "preset.unreadable"},
		"JSON of another program":  {`{"name": "foyer"}`, "preset.unreadable"},
		"a list of JSON":           {`[{"foyer": "preset"}]`, "preset.unreadable"},
		"another tag":              {swap(`"preset",`, `"backup",`), "preset.unreadable"},
		"a number":                 {"12", "preset.unreadable"},
		"UTF-16":                   {"\xff\xfe{\x00\"\x00f\x00", "preset.unreadable"},
		"cut in half":              {whole[:len(whole)/2], "preset.damaged"},
		"cut after the tag":        {whole[:30], "preset.damaged"},
		"something follows":        {whole + "{}", "preset.damaged"},
		"an unknown word":          {swap(`"chosen": true`, `"choosen": true`), "preset.damaged"},
		"no presets":               {`{"foyer": "preset", "version": 2, "presets": [], "fields": []}`, "preset.damaged"},
		"presets of null":          {`{"foyer": "preset", "version": 2, "presets": null}`, "preset.damaged"},
		"a preset of null":         {`{"foyer": "preset", "version": 2, "presets": [null]}`, "preset.damaged"},
		"no name":                  {swap(`"Zillow"`, `"  "`), "preset.damaged"},
		"a name on two lines":      {swap(`"Zillow"`, `"Zil\nlow"`), "preset.damaged"},
		"an endless name":          {swap(`"Zillow"`, `"`+strings.Repeat("é", 501)+`"`), "preset.damaged"},
		"a header no column has":   {swap(`["Name", "Pool"]`, `["Name", "Basin"]`), "preset.damaged"},
		"no headers":               {swap(`["Name", "Pool"]`, `[]`), "preset.damaged"},
		"two columns of one name":  {swap(`"header": "Pool"`, `"header": "Name"`), "preset.damaged"},
		"a column without a field": {swap(`"custom:pool", "confidence"`, `"", "confidence"`), "preset.damaged"},
		"an unknown order":         {swap(`"order": "dmy"`, `"order": "dym"`), "preset.damaged"},
		"an unknown decimal":       {swap(`"comma"`, `"semicolon"`), "preset.damaged"},
		"an unknown join":          {swap(`"join": "space"`, `"join": "glue"`), "preset.damaged"},
		"an unknown confidence":    {swap(`"sure"`, `"certain"`), "preset.damaged"},
		"an unknown order of name": {swap(`"last_first"`, `"middle"`), "preset.damaged"},
		"a value of nothing":       {swap(`"from": "a"`, `"from": ""`), "preset.damaged"},
		"an unknown encoding":      {swap(`"utf-8"`, `"utf-9"`), "preset.damaged"},
		"a long delimiter":         {swap(`"delimiter": ";"`, `"delimiter": ";;"`), "preset.damaged"},
		"an unknown quote":         {swap(`"quote": "none"`, `"quote": "x"`), "preset.damaged"},
		"a header row below none":  {swap(`"headerRow": 2`, `"headerRow": -2`), "preset.damaged"},
		"a broken header row":      {swap(`"headerRow": 2`, `"headerRow": 2.5`), "preset.damaged"},
		"an unknown rule":          {swap(`"rule": "merge"`, `"rule": "mix"`), "preset.damaged"},
		"an unknown policy":        {swap(`"policy": "strict"`, `"policy": "lax"`), "preset.damaged"},
		"an unknown mode":          {swap(`"mode": "create"`, `"mode": "make"`), "preset.damaged"},
		"an unknown key":           {swap(`"key": "email"`, `"key": "face"`), "preset.damaged"},
		"a search and none":        {swap(`"noMatch": false`, `"noMatch": true`), "preset.damaged"},
		"an unknown take":          {swap(`"take": "mine"`, `"take": "theirs"`), "preset.damaged"},
		"an owner without a name":  {swap(`{"name": "Nadia Rahal", "email": "nadia@example.com"}`, `{"name": ""}`), "preset.damaged"},
		"a default of nothing":     {swap(`"value": "Laval"`, `"value": ""`), "preset.damaged"},
		"no time":                  {swap(`2026-03-14T10:00:00.000Z`, `in March`), "preset.damaged"},
		"no fingerprint":           {swap(`0123456789abcdef0123456789abcdef`, `0123`), "preset.damaged"},
		"a field of the catalogue": {swap(`[{"key": "custom:pool"`, `[{"key": "email"`), "preset.damaged"},
		"a field of no kind":       {swap(`"kind": "text"`, `"kind": "code"`), "preset.damaged"},
		"broken letters":           {swap(`"Fair"`, "\"F\xe9\""), "preset.damaged"},
		"too large":                {whole + strings.Repeat(" ", MaxPresetFile), "preset.file_large"},
	} {
		f, err := parsePresets([]byte(c.text))
		var e *foyer.Error
		switch {
		case c.key == "" && (err != nil || len(f.Presets) != 1 || f.Presets[0].Form.Owner == nil):
			t.Errorf("%s: %+v, %v", name, f, err)
		case c.key != "" && (!errors.As(err, &e) || e.Key != c.key):
			t.Errorf("%s: %v, want %s", name, err, c.key)
		}
	}
}

// B22: what is read without an error can be written and read again, and says the same.
func FuzzParsePresets(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte(`{"foyer":"presets","version":1,"presets":[{"name":"a","headers":["b"],"columns":[{"header":"b","key":"-"}],"form":{"owner":"x","partner":"P-1"}}]}`))
	f.Add([]byte(whole[:200]))
	f.Fuzz(func(t *testing.T, text []byte) {
		one, err := parsePresets(text)
		if err != nil {
			var e *foyer.Error
			if !errors.As(err, &e) || e.Kind == foyer.Internal {
				t.Fatalf("it says %v", err)
			}
			return
		}
		one.Foyer, one.Version = presetTag, presetVersion
		if one.Fields == nil {
			one.Fields = []fileField{}
		}
		first, err := json.Marshal(one)
		if err != nil {
			t.Fatal(err)
		}
		two, err := parsePresets(first)
		if err != nil {
			t.Fatalf("it is not read again: %v\n%s", err, first)
		}
		second, err := json.Marshal(two)
		if err != nil || string(first) != string(second) {
			t.Fatalf("it changes, %v:\n%s\n%s", err, first, second)
		}
	})
}
