// The server's own parser, for comparison: `main events|struct FILE REPEATS`. Prints JSON: the first parse, the
// following ones, and the most memory that was in use when the first was through.
//
// It needs Go and the library, no more: `parse.js` builds it.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"gopkg.in/gcfg.v1"
	"gopkg.in/gcfg.v1/scanner"
	"gopkg.in/gcfg.v1/token"
)

// What the library's parser delivers to its setter, and where.
type event struct {
	section, subsection, key string
	blank                    bool
	value                    string
	line                     int
}

// The sections and settings of `documents.js`; all of them lists, so that none replaces another.
type configuration struct {
	Server struct {
		Address, SenderEmail, SenderEmailDisplayName, DataDir, PublicWarning []string
	}
	HTTP struct {
		Listen, NoWarning []string
	}
	Authorization struct {
		DefaultUserRole, PublishersCanManageVanities []string
	}
	Scheduler struct {
		MaxProcesses, MinProcesses, MaxConnsPerProcess, LoadFactor, InitTimeout []string
	}
	Applications struct {
		RunAs, SharedRunAs, ScheduleConcurrency, MaxAppImageSize, BundleRetentionLimit []string
	}
	Database struct {
		Provider []string
	}
	Postgres struct {
		URL, MaxOpenConnections []string
	}
	LDAP map[string]*struct {
		ServerAddress, BindDN, UserSearchBaseDN, UniqueIdAttribute []string
	}
	RPackageRepository map[string]*struct {
		URL []string
	}
}

func main() {
	mode, path := os.Args[1], os.Args[2]
	repeats, err := strconv.Atoi(os.Args[3])
	check(err)
	source, err := os.ReadFile(path)
	check(err)
	parse := readEvents
	if mode == "struct" {
		parse = readStruct
	}
	found := 0
	measure := func() float64 {
		runtime.GC()
		start := time.Now()
		found = parse(source)
		return float64(time.Since(start).Nanoseconds()) / 1e6
	}
	first := measure()
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	times := make([]float64, repeats)
	for i := range times {
		times[i] = measure()
	}
	check(json.NewEncoder(os.Stdout).Encode(map[string]interface{}{
		"first": first, "times": times, "peak": usage.Maxrss, "found": found,
	}))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func readStruct(source []byte) int {
	var config configuration
	check(gcfg.ReadInto(&config, bytes.NewReader(source)))
	return len(config.RPackageRepository)
}

// The library's read loop, one pass, with its scanner; every event is kept. The library itself has no such call.
func readEvents(source []byte) int {
	files := token.NewFileSet()
	file := files.AddFile("", files.Base(), len(source))
	var s scanner.Scanner
	var errors scanner.ErrorList
	s.Init(file, source, func(position token.Position, message string) { errors.Add(position, message) }, 0)
	events := []event{}
	section, subsection := "", ""
	pos, tok, literal := s.Scan()
	next := func() {
		pos, tok, literal = s.Scan()
		check(errors.Err())
	}
	expect := func(ok bool, what string) {
		if !ok {
			check(fmt.Errorf("%s: expected %s", files.Position(pos), what))
		}
	}
	for {
		check(errors.Err())
		switch tok {
		case token.EOF:
			return len(events)
		case token.EOL, token.COMMENT:
			next()
		case token.LBRACK:
			line := file.Line(pos)
			next()
			expect(tok == token.IDENT, "section name")
			section, subsection = literal, ""
			next()
			if tok == token.STRING {
				subsection = unquote(literal)
				expect(subsection != "", "subsection name")
				next()
			}
			expect(tok == token.RBRACK, "right bracket")
			next()
			expect(tok == token.EOL || tok == token.EOF, "end of line")
			events = append(events, event{section, subsection, "", true, "", line})
		case token.IDENT:
			expect(section != "", "section header")
			key, line := literal, file.Line(pos)
			next()
			blank, value := tok == token.EOF || tok == token.EOL, ""
			if !blank {
				expect(tok == token.ASSIGN, "'='")
				next()
				value = unquote(literal)
				next()
				expect(tok == token.EOL || tok == token.EOF, "end of line")
			}
			events = append(events, event{section, subsection, key, blank, value, line})
		default:
			expect(false, "section header or variable declaration")
		}
	}
}

var unescape = map[rune]rune{'\\': '\\', '"': '"', 'n': '\n', 't': '\t'}

// As in the library; what is wrong the scanner has found already.
func unquote(literal string) string {
	unquoted, quoted, escaped := make([]rune, 0, len(literal)), false, false
	for _, c := range literal {
		switch {
		case escaped:
			if plain, ok := unescape[c]; ok {
				unquoted = append(unquoted, plain)
			}
			escaped = false
		case c == '"':
			quoted = !quoted
		case c == '\\':
			escaped = true
		default:
			unquoted = append(unquoted, c)
		}
	}
	return string(unquoted)
}
