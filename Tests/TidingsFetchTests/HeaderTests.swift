import LoopbackServer
import Testing
import TidingsModel

@testable import TidingsFetch

@Suite struct HeaderTests {
  static let now: Int64 = 1_700_000_000  // Tue, 14 Nov 2023 22:13:20 GMT

  static func head(_ lines: [String]) throws -> ResponseHead {
    var head = ResponseHead(now: now)
    for line in ["HTTP/1.1 200 OK"] + lines + [""] {
      try Array((line + "\r\n").utf8).withUnsafeBufferPointer { try head.read($0) }
    }
    return head
  }

  @Test(arguments: [
    ("0", 0), ("7", 7), ("120", 120), (" 120 ", 120), ("86400", 86_400), ("86401", 86_400), ("999999999999999", 86_400),
    ("99999999999999999999999999999999999999", 86_400), ("00060", 60),
    ("Tue, 14 Nov 2023 22:14:20 GMT", 60), ("Tuesday, 14-Nov-23 22:14:20 GMT", 60), ("Tue Nov 14 22:14:20 2023", 60),
    ("Tue, 14 Nov 2023 22:13:19 GMT", 0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
    ("", nil), ("-1", nil), ("+5", nil), ("1.5", nil), ("1e3", nil), ("soon", nil), ("10 minutes", nil), ("0x10", nil),
    ("١٢", nil), ("60,120", nil), ("Tue, 32 Nov 2023 22:14:20 GMT", nil), ("Tue, 14 Nov 2023 25:14:20 GMT", nil),
    ("Tue, 14 Nov 2023", nil), ("22:14:20", nil), (",,,,", nil), (":", nil), ("::", nil), ("-", nil),
    ("Tue, 14 Nov 99999 22:14:20 GMT", nil), ("0 0 0 0 0 0 0 0 0 0 0 0 0", nil),
  ])
  func `Retry-After is seconds or a date, a day at most; anything else is none`(value: String, wait: Int?) throws {
    #expect(try Self.head(["Retry-After: \(value)"]).retryWait == wait)
  }

  @Test(arguments: [
    (["60", "120"], 120), (["120", "60"], 120), (["soon", "60"], 60), (["60", "Tue, 14 Nov 2023 22:15:20 GMT"], 120),
  ]) func `Of several waits the longest counts`(values: [String], wait: Int) throws {
    #expect(try Self.head(values.map { "Retry-After: \($0)" }).retryWait == wait)
  }

  @Test func `A Retry-After date is meant by the response's own clock`() throws {
    let head = try Self.head(["Date: Tue, 14 Nov 2023 20:00:00 GMT", "Retry-After: Tue, 14 Nov 2023 20:01:00 GMT"])
    #expect(head.retryWait == 60)
    #expect(head.date == Self.now - 2 * 3600 - 800)
  }

  @Test(arguments: [
    (["Cache-Control: max-age=300"], 300), (["Cache-Control: public, max-age=300, must-revalidate"], 300),
    (["CACHE-CONTROL: MAX-AGE=300"], 300), (["Cache-Control: max-age=\"300\""], 300),
    (["Cache-Control: max-age = 300"], 300),
    (["Cache-Control: public", "Cache-Control: max-age=300"], 300),
    (["Cache-Control: max-age=300", "Cache-Control: max-age=5"], 300),
    (["Cache-Control: s-maxage=5, max-age=300"], 300),
    (["Cache-Control: max-age=300", "Age: 100"], 200), (["Cache-Control: max-age=300", "Age: 400"], 0),
    (["Cache-Control: max-age=300", "Age: -4"], 300), (["Cache-Control: max-age=0"], 0),
    (["Cache-Control: no-cache"], 0),
    (["Cache-Control: no-store, max-age=300"], 0), (["Cache-Control: no-cache=\"Set-Cookie\", max-age=300"], 300),
    (["Cache-Control: x=\"max-age=5, y\", max-age=300"], 300),
    (["Cache-Control: max-age=99999999999999999999"], Int(Int32.max)),
    (["Cache-Control: max-age=-1"], nil), (["Cache-Control: max-age"], nil), (["Cache-Control: max-age="], nil),
    (["Cache-Control: max-age=abc"], nil), (["Cache-Control: ,,=,\""], nil), (["Cache-Control:"], nil), ([], nil),
    (["Expires: Tue, 14 Nov 2023 22:18:20 GMT"], 300),
    (["Expires: Tue, 14 Nov 2023 22:18:20 GMT", "Date: Tue, 14 Nov 2023 22:17:20 GMT"], 60),
    (["Expires: Tue, 14 Nov 2023 22:18:20 GMT", "Cache-Control: max-age=7"], 7), (["Expires: 0"], 0),
    (["Expires: -1"], 0),
    (["Expires: Thu, 01 Jan 1970 00:00:00 GMT"], 0), (["Expires: Fri, 31 Dec 9999 23:59:59 GMT"], Int(Int32.max)),
  ])
  func `Freshness is max-age less Age, else Expires less Date`(lines: [String], seconds: Int?) throws {
    #expect(try Self.head(lines).freshness == seconds)
  }

  @Test(
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
      ("Sun Nov  6 08:49:37 1994", 784_111_777), ("sun, 6 nov 1994 08:49:37 gmt", 784_111_777),
      ("06 Nov 1994 08:49:37", 784_111_777), ("Sun, 06 November 1994 08:49:37 UTC", 784_111_777),
      ("Monday, 06-Nov-73 08:49:37 GMT", 3_277_183_777), ("Tuesday, 06-Nov-74 08:49:37 GMT", 152_959_777),
      ("Sun, 06 Nov 1994 08:49:60 GMT", 784_111_800),
    ] as [(String, Int64)])
  func `The three forms of HTTP dates are read`(text: String, seconds: Int64) {
    #expect(HTTPDate.seconds(Array(text.utf8)[...], now: Self.now) == seconds)
  }

  @Test func `Folded lines are joined, and what follows one of no interest is dropped`() throws {
    let head = try Self.head([
      "ETag: \"a", "\t b\"", "X-Other: 1", "  ETag: \"no\"", "Content-Type: text/xml;", "    charset=utf-8",
    ])
    #expect(head.validators.etag == Array("\"a \t b\"".utf8))
    #expect(head.contentType == "text/xml;     charset=utf-8")
  }

  @Test(arguments: [" ", "\t"])
  func `A first field that begins with white space is an error, and harms nothing`(space: String) async throws {
    let here = try Fetching()
    let fields = (0..<40).map { "X-Field-\($0): " + String(repeating: "x", count: $0 * 17) }
    here.server["/good"] = .reply(.ok("x", headers: fields))
    here.server["/bad"] = .reply(.raw("HTTP/1.1 200 OK\r\n\(space)X: y\r\nContent-Length: 1\r\n\r\nx"))
    for _ in 0..<30 {
      async let first = here.fetch("/good")
      async let second = here.fetch("/good")
      #expect(try await [first.text, second.text] == ["x", "x"])
      async let third = here.failure("/bad")
      async let fourth = here.failure("/bad")
      for reason in await [third, fourth] {
        #expect(reason == .malformedResponse("its first header field begins with white space"))
      }
    }
  }

  @Test func `Of a field that stands twice the first counts, but links and codings add up`() throws {
    let head = try Self.head([
      "ETag: \"1\"", "ETag: \"2\"", "Last-Modified: a", "Last-Modified: b", "Content-Type: a/b", "Content-Type: c/d",
      "Link: </hub>; rel=hub", "link: </self>; rel=self", "Content-Encoding: gzip", "Content-Encoding: br, zstd",
      "Location: /1", "Location: /2",
    ])
    #expect(head.validators == Validators(etag: Array("\"1\"".utf8), lastModified: Array("a".utf8)))
    #expect(head.contentType == "a/b")
    #expect(head.links == ["</hub>; rel=hub", "</self>; rel=self"])
    #expect(head.contentCodings == ["gzip", "br", "zstd"].map { Array($0.utf8) })
    #expect(head.location == Array("/1".utf8))
  }

  @Test func `Interim responses and trailers leave no trace`() throws {
    var head = ResponseHead(now: Self.now)
    let lines = [
      "HTTP/1.1 103 Early Hints", "Link: </style.css>", "ETag: \"early\"", "", "HTTP/2 200 ", "content-type: text/xml",
      "",
      "ETag: \"trailer\"", "HTTP/1.1 500 Trailer", "",
    ]
    for line in lines { try Array((line + "\r\n").utf8).withUnsafeBufferPointer { try head.read($0) } }
    #expect(head.status == 200)
    #expect(head.isHTTP2)
    #expect(head.validators.isEmpty)
    #expect(head.links.isEmpty)
    #expect(head.contentType == "text/xml")
    #expect(head.isComplete)
  }

  @Test(arguments: [
    ["Etag : \"x\""], ["ETAG:\"x\""], ["eTaG:\t\"x\"\t"], [":", "", "NoColon", ": novalue", "ETag: \"x\""],
  ])
  func `Odd spelling of lines is borne`(lines: [String]) throws {
    #expect(try Self.head(lines.filter { !$0.isEmpty }).validators.etag == Array("\"x\"".utf8))
  }

  @Test func `Heads beyond any measure are refused`() {
    #expect(throws: ResponseHead.Problem.tooLong) { try Self.head(Array(repeating: "A: b", count: 2001)) }
    #expect(throws: ResponseHead.Problem.tooLong) {
      try Self.head([String](repeating: "A: " + String(repeating: "b", count: 9000), count: 30))
    }
  }

  /// Every prefix, every byte knocked out, and noise: nothing of it may trap.
  @Test func `No line whatever upsets the reading of a head`() throws {
    let lines = [
      "HTTP/1.1 200 OK", "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT", "Cache-Control: max-age=\"3\", no-cache=\"a\"",
      "Expires: Sun Nov  6 08:49:37 1994", "Age: 12", "Content-Length: 12", "Content-Encoding: gzip, br", "Link: <a>",
      "Date: Sunday, 06-Nov-94 08:49:37 GMT", "Transfer-Encoding: chunked", "Location: http://x/",
    ]
    var seed: UInt64 = 42
    func random() -> UInt8 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: seed >> 33)
    }
    for line in lines {
      let bytes = Array(line.utf8)
      var variants = bytes.indices.map { Array(bytes[..<$0]) }
      for index in bytes.indices {
        for replacement in [0, 0x0A, 0x20, 0x22, 0x2C, 0x3A, 0x3D, 0x39, 0xFF, random()] as [UInt8] {
          var variant = bytes
          variant[index] = replacement
          variants.append(variant)
        }
      }
      for variant in variants {
        var head = ResponseHead(now: Self.now)
        for line in [Array("HTTP/1.1 200 OK".utf8), variant, Array(" folded".utf8), []] {
          try? line.withUnsafeBufferPointer { try head.read($0) }
        }
        if let wait = head.retryWait { #expect((0...86_400).contains(wait)) }
        if let freshness = head.freshness { #expect((0...Int(Int32.max)).contains(freshness)) }
      }
    }
  }
}
