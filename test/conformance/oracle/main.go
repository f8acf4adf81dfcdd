// Command oracle tells how the real library, gopkg.in/gcfg.v1, reads documents.
//
// It reads documents from standard input, each with its length in front (four bytes, big endian), and
// writes one line of JSON for each. The library is not changed in any way: everything here goes through
// its exported ReadInto and its exported scanner.
//
// # How events are seen
//
// ReadInto has no callbacks. It calls its inner set(section, subsection, key, blank, value) once for each
// section header and each key, and what set does depends on the type of the configuration. Three readings
// with three types, made for each document by reflection, show together what set was called with:
//
//   - surveySections: a struct without fields. Every call is a warning which names the section, so this
//     gives the number of all events, headers included, and their sections in order. It also gives the
//     error, if the document has one.
//   - surveyKeys: every section is a map, no section has variables. Every key is a warning which names
//     section, subsection and key as set was given them, in order. The maps show which subsections exist.
//   - surveyValues: every section is a map, every variable a slice of an element which records its value.
//     This gives all values in their order over the whole document. A blank key empties its slice, and the
//     recorded numbers tell which values were there before it and which came after.
//
// What these cannot show is which of the events of one section are headers, which keys are blank when
// nothing depends on it (a key that is blank twice, say), and lines. That part, the outline, comes from
// the tokens of the library's scanner, and must fit all three readings, or the document is a "fault". As
// the outline might fit and still be wrong, some of the documents are audited: each line-wise beginning
// of a valid document is valid, and no line holds more than one event, so reading all beginnings with the
// three types shows line, kind and blankness of each event without any help from the scanner.
//
// # Events before an error
//
// The first of ReadInto's two passes, in which only sections that are structs are set, stops at the
// error, so that maps stay empty and all warnings are dropped. The outline says which events were complete
// before the error; whether the last one was still delivered (the scanner looks one character ahead) is
// asked from the library, see delivered. The events then are those of the document cut behind
// that last one, which is a valid document. In addition, values of sections without a subsection must be
// the same in a reading of the whole document where every section is a struct: surveyStructs.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"gopkg.in/gcfg.v1"
	"gopkg.in/gcfg.v1/scanner"
	"gopkg.in/gcfg.v1/token"
	"gopkg.in/warnings.v0"
)

// An event is one call of the library's set: a header (with an empty key) or a key.
type event struct {
	Section    string  `json:"section"`
	Subsection *string `json:"subsection"`
	Key        string  `json:"key"`
	Blank      bool    `json:"blank"`
	Value      string  `json:"value"`
	Line       int     `json:"line"`
	start      int     // offset of the first byte of the header or key
	end        int     // the document cut here is valid and has this event as its last one
}

func (e event) subsection() string {
	if e.Subsection == nil {
		return ""
	}
	return *e.Subsection
}

type reading struct {
	Events []event `json:"events"`
	Error  string  `json:"error,omitempty"`
	// Fault is set when the readings do not fit together: the oracle is wrong, or the library has panicked.
	Fault string `json:"fault,omitempty"`
}

// recorded counts and keeps the values of one reading, in order.
var recorded []string

// A record is a variable's element. The library hands it each value through UnmarshalText.
type record struct{ number int }

func (r *record) UnmarshalText(text []byte) error {
	recorded = append(recorded, string(text))
	r.number = len(recorded)
	return nil
}

var (
	recordsType = reflect.TypeOf([]record(nil))
	emptyType   = reflect.TypeOf(struct{}{})
	stringType  = reflect.TypeOf("")
)

// fold gives the same string for exactly those names which strings.EqualFold calls equal. Two fields that
// match a name make the library find neither, so names are grouped by it.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
			if o < least {
				least = o
			}
		}
		return least
	}, name)
}

// A names holds folded names in order, and each one's number.
type names struct {
	list  []string
	index map[string]int
}

func namesOf(set map[string]bool) names {
	n := names{index: map[string]int{}}
	for name := range set {
		n.list = append(n.list, name)
	}
	sort.Strings(n.list)
	for i, name := range n.list {
		n.index[name] = i
	}
	return n
}

func (n names) key() string { return strings.Join(n.list, " ") }

type typeKey struct {
	names string
	field reflect.Type
}

// structs keeps the types made so far: Go's runtime never frees them.
var structs = map[typeKey]reflect.Type{}

// structOf makes a struct type with one field of the given type for each name.
func structOf(n names, field reflect.Type) reflect.Type {
	key := typeKey{n.key(), field}
	if t, ok := structs[key]; ok {
		return t
	}
	fields := make([]reflect.StructField, len(n.list))
	for i, name := range n.list {
		fields[i] = reflect.StructField{
			Name: "F" + strconv.Itoa(i),
			Type: field,
			Tag:  reflect.StructTag(`gcfg:"` + name + `"`),
		}
	}
	t := reflect.StructOf(fields)
	structs[key] = t
	return t
}

// single is a struct type for one name.
func single(name string, field reflect.Type) reflect.Type {
	folded := fold(name)
	return structOf(names{list: []string{folded}}, field)
}

func mapOf(section reflect.Type) reflect.Type {
	return reflect.MapOf(stringType, reflect.PtrTo(section))
}

// readInto calls the library. A fatal error comes as text, warnings as a list.
func readInto(config interface{}, src []byte) (fatal string, warned []error) {
	err := gcfg.ReadInto(config, bytes.NewReader(src))
	if f := gcfg.FatalOnly(err); f != nil {
		return f.Error(), nil
	}
	return "", warnings.WarningsOnly(err)
}

// A place is what one of the library's warnings about extra data tells. Its type is not exported, so its
// fields are read by reflection rather than from a text that could be ambiguous.
type place struct{ section, subsection, key string }

func placeOf(warning error) place {
	v := reflect.ValueOf(warning)
	if v.Kind() != reflect.Struct || v.Type().Name() != "extraData" {
		panic(fmt.Errorf("unexpected warning: %v", warning))
	}
	loc := v.FieldByName("loc")
	text := func(name string) string {
		p := loc.FieldByName(name)
		if p.IsNil() {
			return ""
		}
		return p.Elem().String()
	}
	return place{loc.FieldByName("section").String(), text("subsection"), text("variable")}
}

// surveySections gives the section of each event, or the error of the document.
func surveySections(src []byte) (sections []string, fatal string) {
	fatal, warned := readInto(&struct{}{}, src)
	if fatal != "" {
		return nil, fatal
	}
	// Both passes warn about an unknown section.
	half := len(warned) / 2
	for i, w := range warned {
		section := placeOf(w).section
		if i < half {
			sections = append(sections, section)
		} else if sections[i-half] != section {
			panic(errors.New("the two passes see different sections"))
		}
	}
	if len(warned)%2 != 0 {
		panic(errors.New("the two passes see a different number of events"))
	}
	return sections, ""
}

// newConfig makes a configuration for readings by map. If a document has sections [x] and [default-x],
// the library copies the latter into each new subsection of [x] by way of encoding/gob, which fails for
// maps; so the subsections of such an [x] are made in advance, and their creation is not observed.
func newConfig(events []event, sections names, section reflect.Type) reflect.Value {
	config := reflect.New(structOf(sections, mapOf(section))).Elem()
	for _, e := range events {
		name := fold(e.Section)
		if _, ok := sections.index[fold("default-"+e.Section)]; !ok {
			continue
		}
		m := config.Field(sections.index[name])
		if m.IsNil() {
			m.Set(reflect.MakeMap(m.Type()))
		}
		key := reflect.ValueOf(e.subsection())
		if !m.MapIndex(key).IsValid() {
			m.SetMapIndex(key, reflect.New(section))
		}
	}
	return config
}

// surveyKeys gives section, subsection and name of each key.
func surveyKeys(src []byte, events []event, sections names) []place {
	config := newConfig(events, sections, emptyType)
	fatal, warned := readInto(config.Addr().Interface(), src)
	if fatal != "" {
		panic(fmt.Errorf("keys: %s", fatal))
	}
	places := make([]place, len(warned))
	for i, w := range warned {
		places[i] = placeOf(w)
	}
	return places
}

// surveyValues gives all values in order, and for each section, subsection and key (folded) the numbers
// of the values that its slice holds at last.
func surveyValues(src []byte, events []event, sections, keys names) (values []string, left map[place][]int) {
	config := newConfig(events, sections, structOf(keys, recordsType))
	recorded = nil
	if fatal, warned := readInto(config.Addr().Interface(), src); fatal != "" || len(warned) > 0 {
		panic(fmt.Errorf("values: %q, %d warnings", fatal, len(warned)))
	}
	left = map[place][]int{}
	for s, section := range sections.list {
		for it := config.Field(s).MapRange(); it.Next(); {
			subsection := it.Key().String()
			left[place{section, subsection, ""}] = nil
			for k, key := range keys.list {
				elements := it.Value().Elem().Field(k).Interface().([]record)
				for _, element := range elements {
					at := place{section, subsection, key}
					left[at] = append(left[at], element.number)
				}
			}
		}
	}
	return recorded, left
}

// surveyStructs gives the values of sections without a subsection which the first pass has set before it
// stopped at the document's error, or all of them.
func surveyStructs(src []byte, sections, keys names) []string {
	config := reflect.New(structOf(sections, structOf(keys, recordsType)))
	recorded = nil
	readInto(config.Interface(), src)
	return recorded
}

func foldedNames(events []event) (sections, keys names) {
	s, k := map[string]bool{}, map[string]bool{}
	for _, e := range events {
		s[fold(e.Section)] = true
		if e.Key != "" {
			k[fold(e.Key)] = true
		}
	}
	return namesOf(s), namesOf(k)
}

var unescape = strings.NewReplacer(`\\`, `\`, `\"`, `"`)

// outline walks over the scanner's tokens and lists the headers and keys that are complete. It stops where
// the grammar is violated, or after the construct in which the scanner has found its first error.
func outline(src []byte) []event {
	files := token.NewFileSet()
	file := files.AddFile("", files.Base(), len(src))
	var s scanner.Scanner
	s.Init(file, src, nil, 0)
	var events []event
	var section string
	var subsection *string
	pos, tok, lit := s.Scan()
	for s.ErrorCount == 0 {
		start, line := file.Offset(pos), files.Position(pos).Line
		switch tok {
		case token.EOL:
			pos, tok, lit = s.Scan()
		case token.LBRACK:
			if _, tok, section = s.Scan(); tok != token.IDENT {
				return events
			}
			subsection = nil
			if pos, tok, lit = s.Scan(); tok == token.STRING {
				if s.ErrorCount > 0 {
					return events // the string may lack its closing quote
				}
				name := unescape.Replace(lit[1 : len(lit)-1])
				if name == "" {
					return events
				}
				subsection = &name
				pos, tok, lit = s.Scan()
			}
			if tok != token.RBRACK {
				return events
			}
			end := file.Offset(pos) + 1
			if pos, tok, lit = s.Scan(); tok != token.EOL && tok != token.EOF {
				return events
			}
			events = append(events, event{Section: section, Subsection: subsection, Blank: true, Line: line, start: start, end: end})
		case token.IDENT:
			if section == "" {
				return events
			}
			e := event{Section: section, Subsection: subsection, Key: lit, Line: line, start: start, end: len(src)}
			pos, tok, lit = s.Scan()
			e.Blank = tok == token.EOL || tok == token.EOF
			if tok == token.ASSIGN {
				s.Scan()
				pos, tok, lit = s.Scan()
			}
			if tok != token.EOL && tok != token.EOF {
				return events
			}
			if tok == token.EOL {
				e.end = file.Offset(pos) + 1
			}
			events = append(events, e)
		default: // the end, or no section header and no key
			return events
		}
	}
	return events
}

// complete checks the outline of a valid document against what the library shows, and adds the values.
func complete(src []byte, events []event) {
	sections, keys := foldedNames(events)
	seen, fatal := surveySections(src)
	if fatal != "" {
		panic(fmt.Errorf("not valid: %s", fatal))
	}
	if len(seen) != len(events) {
		panic(fmt.Errorf("%d events in the outline, %d seen", len(events), len(seen)))
	}
	places := surveyKeys(src, events, sections)
	values, left := surveyValues(src, events, sections, keys)
	expected := map[place][]int{}
	k, v := 0, 0
	for i := range events {
		e := &events[i]
		if e.Section != seen[i] {
			panic(fmt.Errorf("event %d: section %q in the outline, %q seen", i, e.Section, seen[i]))
		}
		section, subsection := fold(e.Section), e.subsection()
		expected[place{section, subsection, ""}] = nil
		if e.Key == "" {
			continue
		}
		if k == len(places) || places[k] != (place{e.Section, subsection, e.Key}) {
			panic(fmt.Errorf("event %d: not the key that was seen", i))
		}
		k++
		at := place{section, subsection, fold(e.Key)}
		if e.Blank {
			delete(expected, at)
			continue
		}
		if v == len(values) {
			panic(errors.New("fewer values seen than in the outline"))
		}
		e.Value = values[v]
		v++
		expected[at] = append(expected[at], v)
	}
	if k != len(places) || v != len(values) {
		panic(errors.New("more keys or values seen than in the outline"))
	}
	if !reflect.DeepEqual(expected, left) {
		panic(errors.New("subsections or remaining values are not those of the outline"))
	}
}

// audit finds line, kind and blankness of each event of a valid document from its beginnings alone, and
// compares them with the outline.
func audit(src []byte, events []event) {
	sections, keys := foldedNames(events)
	lastEvents, lastKeys, lastValues, n := 0, 0, 0, 0
	line := 0
	for end := 0; end < len(src); {
		if i := bytes.IndexByte(src[end:], '\n'); i >= 0 {
			end += i + 1
		} else {
			end = len(src)
		}
		line++
		seen, fatal := surveySections(src[:end])
		if fatal != "" {
			panic(fmt.Errorf("audit: beginning of %d lines: %s", line, fatal))
		}
		if len(seen) == lastEvents {
			continue // a comment, nothing, or the continuation of a value
		}
		keysSeen := len(surveyKeys(src[:end], events, sections))
		values, _ := surveyValues(src[:end], events, sections, keys)
		isKey, isBlank := keysSeen > lastKeys, len(values) == lastValues
		if len(seen) != lastEvents+1 || n == len(events) ||
			events[n].Line != line || (events[n].Key != "") != isKey || events[n].Blank != isBlank {
			panic(fmt.Errorf("audit: line %d is not what the outline says", line))
		}
		lastEvents, lastKeys, lastValues = len(seen), keysSeen, len(values)
		n++
	}
	if n != len(events) {
		panic(errors.New("audit: events missing"))
	}
}

// moved gives an error's text with lines added to its line number.
func moved(text string, lines int) string {
	colon := strings.IndexByte(text, ':')
	line, err := strconv.Atoi(text[:colon])
	if err != nil {
		panic(fmt.Errorf("error without a line: %s", text))
	}
	return strconv.Itoa(line+lines) + text[colon:]
}

// delivered asks the library whether it delivers an event, the last complete one, before it stops at the
// error. It is given the rest of the document from the event's line on:
//
//   - for a header, with a configuration in which the section is a number. The library panics when it is
//     told of such a section, so it panics if and only if the header is delivered;
//   - for a key, behind a header of our own and with a slice that holds one element. A value adds an
//     element, a blank key removes it.
//
// The error must come out the same, but for its line.
func delivered(src []byte, e event, fatal string) (yes bool) {
	rest := src[bytes.LastIndexByte(src[:e.start], '\n')+1:]
	check := func(text string, lines int) {
		if text == "" || moved(text, lines) != fatal {
			panic(fmt.Errorf("the rest gives another error: %q, not %q", text, fatal))
		}
	}
	if e.Key == "" {
		defer func() {
			if p := recover(); p != nil {
				err, ok := p.(error)
				if !ok || !strings.HasPrefix(err.Error(), "field for section must be a map or a struct") {
					panic(p)
				}
				yes = true
			}
		}()
		text, _ := readInto(reflect.New(single(e.Section, reflect.TypeOf(0))).Interface(), rest)
		check(text, e.Line-1)
		return false
	}
	config := reflect.New(single("x", single(e.Key, recordsType)))
	field := config.Elem().Field(0).Field(0)
	field.Set(reflect.ValueOf(make([]record, 1)))
	text, _ := readInto(config.Interface(), append([]byte("[x]\n"), rest...))
	check(text, e.Line-2)
	return field.Len() != 1
}

// read gives the events and the error of a document.
func read(src []byte, audited bool) (r reading) {
	defer func() {
		if p := recover(); p != nil {
			r = reading{Events: []event{}, Fault: fmt.Sprint(p)}
		}
	}()
	_, fatal := surveySections(src)
	all := outline(src)
	events := all
	valid := src
	if fatal != "" {
		for len(events) > 0 && !delivered(src, events[len(events)-1], fatal) {
			events = events[:len(events)-1]
		}
		valid = nil
		if len(events) > 0 {
			valid = src[:events[len(events)-1].end]
		}
	}
	complete(valid, events)
	if audited {
		audit(valid, events)
	}
	if fatal != "" {
		var plain []string
		for _, e := range events {
			if e.Subsection == nil && !e.Blank {
				plain = append(plain, e.Value)
			}
		}
		sections, keys := foldedNames(all)
		if !reflect.DeepEqual(plain, surveyStructs(src, sections, keys)) {
			panic(errors.New("other values are set before the error"))
		}
	}
	if events == nil {
		events = []event{}
	}
	return reading{Events: events, Error: fatal}
}

// serve answers documents until the input ends. Every document of few lines and every sixteenth is audited.
func serve(input io.Reader, output io.Writer) error {
	in := bufio.NewReaderSize(input, 1<<16)
	out := bufio.NewWriterSize(output, 1<<16)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	var length [4]byte
	for n := 0; ; n++ {
		if _, err := io.ReadFull(in, length[:]); err == io.EOF {
			return out.Flush()
		} else if err != nil {
			return err
		}
		src := make([]byte, binary.BigEndian.Uint32(length[:]))
		if _, err := io.ReadFull(in, src); err != nil {
			return err
		}
		if err := encoder.Encode(read(src, n%16 == 0 || bytes.Count(src, []byte("\n")) < 4)); err != nil {
			return err
		}
	}
}

// A span is a range of code points which the library treats alike.
type span struct {
	From rune `json:"from"`
	To   rune `json:"to"`
	// Assigned tells whether this Go's tables know the code points.
	Assigned bool `json:"assigned"`
	// First and Next are the errors (or nothing) for a key that begins with the code point and for one
	// that has it as second character. U+* and '*' stand for the code point.
	First string `json:"first"`
	Next  string `json:"next"`
}

// sweep puts every code point above ASCII into a key and writes the spans.
func sweep(output io.Writer) error {
	asKey := func(r rune, before string) string {
		text, _ := readInto(&struct{}{}, []byte("[s]\n"+before+string(r)+"=v"))
		return strings.Replace(strings.Replace(text, fmt.Sprintf("U+%04X", r), "U+*", 1), "'"+string(r)+"'", "'*'", 1)
	}
	spans := []span{}
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		if r == 0xD800 {
			r = 0xE000
		}
		s := span{r, r, unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.C), asKey(r, ""), asKey(r, "k")}
		if last := len(spans) - 1; last >= 0 {
			before := spans[last]
			before.From, before.To = r, r
			if before == s && spans[last].To == r-1 {
				spans[last].To = r
				continue
			}
		}
		spans = append(spans, s)
	}
	return json.NewEncoder(output).Encode(spans)
}

func main() {
	versions := flag.Bool("unicode", false, "print the versions of Go and of its Unicode tables")
	sweeping := flag.Bool("sweep", false, "print how each code point is treated in a key")
	flag.Parse()
	var err error
	switch {
	case *versions:
		err = json.NewEncoder(os.Stdout).Encode(map[string]string{"go": runtime.Version(), "unicode": unicode.Version})
	case *sweeping:
		err = sweep(os.Stdout)
	default:
		err = serve(os.Stdin, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
