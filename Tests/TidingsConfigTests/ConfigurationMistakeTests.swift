import Testing
import TidingsConfig

/// What is said of a configuration that is wrong, and where.
@Suite struct ConfigurationMistakeTests {
  @Test func `All errors are shown at once, each at its own line and column`() throws {
    let errors = try ConfigurationFolder.errors(
      """
      spol: x
      feeds:
        - url: https://example.org/a
          evry: 5m
          every: 1s500
          dedup: al
        - id: b
        - url: https://example.org/a
        - url: gopher://example.org/
          id: Über
          timezone: Asia/Tokio
      http: {timeout: soon, allow_private: [10.1.0.0/8, 300.0.0.0/8], max_redirects: -1}
      log: [x]
      queues: [{name: ../x}, {format: files}]
      """)
    #expect(
      errors == [
        "tidings.yaml:1:1: configuration: unknown key \"spol\" (did you mean \"spool\"?)",
        "tidings.yaml:4:5: feed: unknown key \"evry\" (did you mean \"every\"?)",
        "tidings.yaml:5:12: every: \"1s500\" is not allowed; write a duration such as 30s, 15m, 1h30m or 1d",
        "tidings.yaml:6:12: dedup: \"al\" is not allowed; write off, feed, all (did you mean \"all\"?)",
        "tidings.yaml:7:5: feed: url is missing",
        "tidings.yaml:8:10: the feed is configured twice; first at tidings.yaml:3:10",
        "tidings.yaml:9:10: url: only http, https and file URLs can be polled",
        "tidings.yaml:10:9: id: \"Über\" is not allowed; an id consists of a-z, 0-9, \".\", \"_\" and \"-\", "
          + "200 at most (did you mean \"ber\"?)",
        "tidings.yaml:11:15: timezone: no zone \"Asia/Tokio\" in the zone database (did you mean \"Asia/Tokyo\"?); "
          + "write one like Asia/Ho_Chi_Minh",
        "tidings.yaml:12:17: timeout: \"soon\" is not allowed; write a duration such as 30s, 15m, 1h30m or 1d",
        "tidings.yaml:12:39: allow_private: \"10.1.0.0/8\" has bits beyond its prefix (did you mean \"10.0.0.0/8\"?)",
        "tidings.yaml:12:51: allow_private: \"300.0.0.0/8\" is not a network; write it like 10.0.0.0/8 or fd00::/8",
        "tidings.yaml:12:80: max_redirects: \"-1\" is not allowed; write a whole number from 0 to 50",
        "tidings.yaml:13:6: log: expected a mapping (key: value), found a list",
        "tidings.yaml:14:17: name: \"../x\" is not allowed; write a name of a-z, 0-9, \".\", \"_\" and \"-\", "
          + "the first a letter or a digit",
        "tidings.yaml:14:24: queue: name is missing",
      ])
  }

  @Test(arguments: [
    ("feeds:\n\t- x\n", "tidings.yaml:2:1: not YAML: a tab cannot indent; use spaces"),
    ("feeds: [", "tidings.yaml:1:8: not YAML: this bracket is not closed before the file ends"),
    ("feeds: [a\n", "tidings.yaml:1:8: not YAML: this bracket is not closed"),
    ("feeds: [a, {url: x, tags: [b]\n\n# end\n", "tidings.yaml:1:12: not YAML: this bracket is not closed"),
    ("feeds:\n  - {url: x,\n     id: y\n", "tidings.yaml:2:5: not YAML: this bracket is not closed"),
    ("feeds: [x]\nlog: {level: 'info}\n", "tidings.yaml:2:14: not YAML: this quotation mark is not closed"),
    ("\"feeds\": [x]\nlog\n", "not YAML: could not find expected ':'"),
    ("feeds: *x\n", "tidings.yaml:1:8: not YAML: found undefined alias"),
    ("feeds: []\n---\nfeeds: []\n", "tidings.yaml:2:1: not YAML: a second document begins here"),
    ("feeds: \"a\n", "tidings.yaml:1:8: not YAML: this quotation mark is not closed"),
    ("", "tidings.yaml: the file is empty"),
    ("# nothing\n", "tidings.yaml: the file is empty"),
    ("- a\n", "tidings.yaml:1:1: configuration: expected a mapping (key: value), found a list"),
    ("x\n", "tidings.yaml:1:1: configuration: expected a mapping (key: value), found a single value"),
    ("spool: /x\n", "tidings.yaml:1:1: neither feeds nor include is there"),
    ("feeds: {url: x}\n", "tidings.yaml:1:8: feeds: expected a list, each feed behind a hyphen; found a mapping"),
    ("feeds: [[x]]\n", "tidings.yaml:1:9: feed: expected a mapping (key: value), found a list"),
    ("feeds: [~]\n", "tidings.yaml:1:9: feed: expected a mapping (key: value), found nothing"),
    ("feeds: []\n? [a]\n: b\n", "tidings.yaml:2:3: configuration: a key is a word, found a list"),
    ("feeds: [\"a\\u0001b\"]\nspool: a\u{1}b\n", "tidings.yaml:2:9: a control character (U+0001)"),
    ("state: postgres://db/x\nfeeds: []", "tidings.yaml:1:8: state: PostgreSQL is not yet supported"),
    ("state: /var/lib/\nfeeds: []", "tidings.yaml:1:8: state: expected the path of a file"),
    (
      "feeds: [{url: 'https://a.example/', select: {item: '//li['}}]",
      "tidings.yaml:1:52: item: \"//li[\" is no XPath expression that could be used: it cannot be read beyond "
    ),
    (
      "feeds: [{url: 'https://a.example/', select: {item: 'string(//li)'}}]",
      "tidings.yaml:1:52: item: \"string(//li)\" is no XPath expression that could be used: it gives no elements"
    ),
    (
      "feeds: [{url: 'https://a.example/', select: {item: //li, title: 'lower(.)'}}]",
      "tidings.yaml:1:65: title: \"lower(.)\" is no XPath expression that could be used: XPath 1.0 has no function of that name"
    ),
    (
      "feeds: [{url: 'https://a.example/', select: {title: a}}]", "tidings.yaml:1:45: select: item is missing"
    ),
    (
      "feeds: [{url: 'https://a.example/', select: {item: //li, titel: a}}]",
      "tidings.yaml:1:58: select: unknown key \"titel\" (did you mean \"title\"?)"
    ),
    ("feeds: [example.org/feed]", "tidings.yaml:1:9: url: a URL begins with http:// or https:// (did you mean"),
    ("feeds: [news]", "tidings.yaml:1:9: url: only http, https and file URLs can be polled"),
    ("feeds: ['mailto:x@e.org']", "tidings.yaml:1:9: url: only http, https and file URLs can be polled"),
    ("feeds: [localhost:80/f]", "http:// or https:// (did you mean \"https://localhost:80/f\"?)"),
    ("feeds: [//e.org/a]", "http:// or https:// (did you mean \"https://e.org/a\"?)"),
    ("feeds: [/x/../f.xml]", "url: a file is named by a URL as well (did you mean \"file:///f.xml\"?)"),
    ("feeds: [./f.xml]", "a file is named by a URL as well (did you mean \"file://f.xml\"?)"),
    ("feeds: [HTTP//e.org/a]", "http:// or https:// (did you mean \"http://e.org/a\"?)"),
    ("feeds: [https//e.org/a]", "http:// or https:// (did you mean \"https://e.org/a\"?)"),
    ("feeds: ['htps://e.org/a']", "http:// or https:// (did you mean \"https://e.org/a\"?)"),
    ("feeds: ['ftp://e.org/a']", "tidings.yaml:1:9: url: only http, https and file URLs can be polled"),
    ("feeds: [{url: 'https://a.example/', timezone: Asia/Hanoi}]", "(did you mean \"Asia/Ho_Chi_Minh\"?)"),
    ("feeds: [{url: 'https://a.example/', timezone: Aisa/Seol}]", "(did you mean \"Asia/Seoul\"?)"),
    (
      "feeds: [{url: 'https://a.example/', timezone: Asia/Nowhere}]", "\"Asia/Nowhere\" in the zone database; write one"
    ),
    (
      "feeds: " + String(repeating: "[", count: 2000) + String(repeating: "]", count: 2000),
      "not YAML: nested too deeply"
    ),
    ("feeds:\n" + (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), "not YAML: nested too deeply"),
    ("feeds: ['https:///x']", "tidings.yaml:1:9: url: not a URL"),
    ("feeds: ['https://a.example:99999/x']", "tidings.yaml:1:9: url: "),
    ("feeds: ['https://a.example/a b']", "tidings.yaml:1:9: url: a URL has no spaces"),
    ("feeds: ['https://a.example/${KEY}']", "tidings.yaml:1:9: url: a URL takes no ${…}"),
    ("feeds: ['file://host/x']", "tidings.yaml:1:9: url: a file URL names no host"),
    ("feeds: [{url: 'file:///x', proxy: 'http://p:1'}]", "tidings.yaml:1:28: proxy: a file is not fetched"),
    ("feeds: [{url: 'https://a.example/', every: 500ms}]", "tidings.yaml:1:44: every: 500ms is too short; at least 1s"),
    ("feeds: [{url: 'https://a.example/', every: }]", "tidings.yaml:1:44: every: expected a value, found nothing"),
    (
      "feeds: [{url: 'https://a.example/', updates: yes}]",
      "tidings.yaml:1:46: updates: \"yes\" is not allowed; write true or false"
    ),
    (
      "feeds: [{url: 'https://a.example/', full_text: maybe}]", "tidings.yaml:1:48: full_text: \"maybe\" is not allowed"
    ),
    ("feeds: [{url: 'https://a.example/', language: x}]", "tidings.yaml:1:47: language: "),
    (
      "feeds: [{url: 'https://a.example/', headers: {Host: x}}]",
      "tidings.yaml:1:47: headers: Host is set by tidings itself"
    ),
    ("feeds: [{url: 'https://a.example/', headers: {A B: x}}]", "tidings.yaml:1:47: headers: a header's name"),
    (
      "feeds: [{url: 'https://a.example/', auth: {basic: {user: 'u:v', password: p}}}]",
      "tidings.yaml:1:58: user: a name with a colon in it cannot be sent (RFC 7617)"
    ),
    (
      "feeds: [{url: 'https://a.example/', filter: {include: [{tag: ''}]}}]",
      "tidings.yaml:1:62: tag: an empty pattern"
    ),
    (
      "feeds: [{url: 'https://a.example/', filter: {exclude: [{}]}}]",
      "tidings.yaml:1:56: exclude: an empty rule matches nothing"
    ),
    (
      "feeds: [{url: 'https://a.example/', proxy: 'ftp://x'}]",
      "tidings.yaml:1:44: proxy: not the address of a proxy; write http://, https://, socks4://, socks4a://, socks5:// or "
    ),
    ("feeds: [{url: 'https://a.example/', proxy: 'http://a|b:8080'}]", "tidings.yaml:1:44: proxy: not the address"),
    ("feeds: [{url: 'https://a.example/', proxy: 'http://proxy:80/x'}]", "tidings.yaml:1:44: proxy: not the address"),
    ("feeds: [{url: 'https://a.example/', proxy: 'socks5://:1080'}]", "tidings.yaml:1:44: proxy: not the address"),
    ("feeds: [{url: 'https://a.example/', backlog: some}]", "tidings.yaml:1:46: backlog: "),
    ("feeds: [{url: 'https://a.example/', ca_file: no.pem}]", "cannot be opened: No such file or directory"),
    ("feeds: []\nhttp: {max_bytes: 10}", "tidings.yaml:2:19: max_bytes: 10 is too small; at least 1024 bytes"),
    ("feeds: []\nserver: {listen: 9797}", "tidings.yaml:2:18: listen: "),
    ("feeds: []\nserver: {listen: '0.0.0.0:80'}", "tidings.yaml:2:18: listen: other machines can reach 0.0.0.0:80"),
    ("feeds: []\nserver: {listen: '[::]:80'}", "tidings.yaml:2:18: listen: other machines can reach [::]:80"),
    ("feeds: []\nserver: {listen: 'example.org:80'}", "tidings.yaml:2:18: listen: "),
    ("feeds: []\nqueues: [{name: a}, {name: a}]", "tidings.yaml:2:28: queue: the name \"a\" is taken by the queue at"),
    (
      "feeds: []\nqueues: [{name: a, filter: {feeds: [x]}}]",
      "tidings.yaml:2:37: queues: the filter of \"a\" names the feed"
    ),
    (
      "feeds: [{url: 'https://a.example/', tags: 'vi, business: x'}]",
      "tidings.yaml:1:43: tags: \"vi, business: x\" is one tag; write [vi, \"business: x\"]"
    ),
    (
      "feeds: []\nqueues: [{name: a, filter: {tags: 'vi, business'}}]",
      "tidings.yaml:2:35: tags: \"vi, business\" is one tag; write [vi, business]"
    ),
    (
      "feeds:\n  - {url: 'https://e.org/', auth: {bearer: x}, headers: {authorization: y}}",
      "tidings.yaml:2:29: auth: the headers have Authorization as well"
    ),
    ("feeds: []\ndefaults: {url: x}", "tidings.yaml:2:12: defaults: unknown key \"url\""),
  ]) func `A mistake is told with its place`(yaml: String, expected: String) throws {
    let errors = try ConfigurationFolder.errors(yaml)
    #expect(errors.count == 1, "\(errors)")
    #expect(errors.first?.contains(expected) == true, "\(errors)")
  }

  @Test func `A key that stands twice is told with both places, and the rest is checked as well`() throws {
    #expect(
      try ConfigurationFolder.errors(
        """
        spool: a
        feeds:
          - url: https://example.org/
            every: 5m
            "every": 6m
        spool: b
        log: {level: loud}
        """) == [
          "tidings.yaml:5:5: the key \"every\" stands twice in this mapping; first at line 4",
          "tidings.yaml:6:1: the key \"spool\" stands twice in this mapping; first at line 1",
          "tidings.yaml:7:14: level: \"loud\" is not allowed; write trace, debug, info, notice, warning, error",
        ])
  }

  @Test func `Two feeds of the same id are told with both places`() throws {
    #expect(
      try ConfigurationFolder.errors(
        """
        feeds:
          - {url: 'https://example.org/a?b'}
          - {url: 'https://example.org/a-b'}
        """) == [
          "tidings.yaml:3:11: the id \"example.org-a-b\" is taken by the feed at tidings.yaml:2:11; "
            + "give one of them an id of its own"
        ])
  }

  @Test func `A file that is no text in UTF-8 is refused where it stops being one`() throws {
    let folder = try ConfigurationFolder()
    try folder.write("tidings.yaml", bytes: Array("feeds:\n  - x".utf8) + [0xE9, 0x20])
    #expect(folder.errors() == ["tidings.yaml:2:6: the file is not in UTF-8; save it as UTF-8"])
    try folder.write("tidings.yaml", bytes: [0xFF, 0xFE, 0x66, 0x00])
    #expect(folder.errors() == ["tidings.yaml:1:1: the file is in UTF-16; save it as UTF-8"])
    try folder.write("tidings.yaml", bytes: [0xEF, 0xBB, 0xBF] + Array("feeds: ['https://example.org/']".utf8))
    #expect(folder.errors() == [])
  }

  @Test func `A missing file and a directory are told as such`() throws {
    let folder = try ConfigurationFolder(["d/x": ""])
    #expect(folder.errors("no.yaml") == ["no.yaml: cannot be opened: No such file or directory"])
    #expect(folder.errors("d") == ["d: is a directory, not a file"])
  }

  @Test func `A duration of more than ten years is said to be too long`() throws {
    #expect(
      try ConfigurationFolder.errors("feeds: [{url: \"https://example.org/f\", every: 400000d}]\n") == [
        "tidings.yaml:1:47: every: 400000d is too long; at most ten years (3653d)"
      ])
  }

  @Test func `What a shell would make of a path is not made of it, and that is said`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": "spool: $HOME/spool\nstate: ~/state.sqlite\nfeeds: [https://example.org/f]\n"
    ])
    #expect(
      folder.errors(environment: ["HOME": "/home/me"]) == [
        "tidings.yaml:2:8: state: ~ stands for no directory here; write ${HOME}/state.sqlite, or the whole path"
      ])
    #expect(
      folder.read().warnings.map { $0.description.replacing(folder.path + "/", with: "") } == [
        "tidings.yaml:1:8: warning: spool: $HOME is taken as it stands here; write ${HOME} for the variable's value"
      ])
    try folder.write("tidings.yaml", "spool: ${HOME}/spool\nstate: s~/$x\nfeeds: [https://example.org/f]\n")
    let result = folder.read(environment: ["HOME": "/home/me"])
    #expect(result.configuration?.spool == "/home/me/spool")
    #expect(result.warnings.isEmpty)
  }

  @Test func `A tag that a queue asks for and no feed bears is warned of where it stands`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": """
      feeds:
        - {url: 'https://a.example/', tags: [vi, Business]}
        - {url: 'https://b.example/', tags: "a single one"}
      queues:
        - name: all
        - {name: b, filter: {tags: [VI, busines], feeds: [a.example]}}
        - name: c
          filter: {tags: [business, a single one]}
      """
    ])
    let result = folder.read()
    #expect(result.configuration?.queues.count == 3)
    #expect(result.configuration?.feeds.last?.tags == ["a single one"])
    #expect(
      result.warnings.map { $0.description.replacing(folder.path + "/", with: "") } == [
        "tidings.yaml:6:35: warning: queues: the filter of \"b\" names the tag \"busines\", which no feed bears "
          + "(did you mean \"Business\"?); only articles that bear it themselves get in"
      ])
  }

  @Test func `Feeds that stand under a mistyped key are not said to be missing as well`() throws {
    #expect(
      try ConfigurationFolder.errors("feds:\n  - https://example.org/f\n") == [
        "tidings.yaml:1:1: configuration: unknown key \"feds\" (did you mean \"feeds\"?)"
      ])
  }
}
