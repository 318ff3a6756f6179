import LoopbackServer
import Testing

@testable import TidingsFetch

@Suite struct CodingTests {
  static let document = Array(
    ((0..<400).map { "<item><title>Article number \($0)</title></item>\n" }.joined()).utf8)

  struct Case: CustomTestStringConvertible, Sendable {
    let coding: String
    let body: [UInt8]
    var testDescription: String { "\(coding), \(body.count) bytes" }
  }

  static let halves = (Array(document[..<7000]), Array(document[7000...]))

  static let whole: [Case] = [
    Case(coding: "gzip", body: Encoded.gzip(document)),
    Case(coding: "x-gzip", body: Encoded.gzip(document)),
    Case(coding: "GZip", body: Encoded.gzip(document)),
    // Two members are one body (RFC 1952 section 2.2).
    Case(coding: "gzip", body: Encoded.gzip(halves.0) + Encoded.gzip(halves.1)),
    Case(coding: "gzip", body: Encoded.gzip(document) + [0, 0, 0, 0]),
    Case(coding: "gzip", body: Encoded.gzip(document) + Array("garbage".utf8)),
    Case(coding: "deflate", body: Encoded.zlib(document)),
    Case(coding: "deflate", body: Encoded.rawDeflate(document)),
    Case(coding: "br", body: Encoded.brotli),
    Case(coding: "zstd", body: Encoded.zstd(document)),
    Case(coding: "zstd", body: Encoded.zstd(halves.0) + Encoded.zstd(halves.1)),
    // A skippable frame (RFC 8878 section 3.1.2).
    Case(coding: "zstd", body: [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 9, 9] + Encoded.zstd(document)),
    Case(coding: "gzip, zstd", body: Encoded.zstd(Encoded.gzip(document))),
    Case(coding: "br, gzip", body: Encoded.gzip(Encoded.brotli)),
    Case(coding: "gzip,, identity", body: Encoded.gzip(document)),
    // What servers say that do not compress.
    Case(coding: "identity", body: document),
    Case(coding: "UTF-8", body: document),
    Case(coding: "gzip", body: document),
    Case(coding: "deflate", body: document),
    Case(coding: "br", body: document),
    Case(coding: "zstd", body: document),
    // Compressed once, announced twice.
    Case(coding: "gzip, gzip", body: Encoded.gzip(document)),
  ]

  @Test func `A body that there is no memory to decode is not said to be too large`() {
    var decoder = BodyDecoder(codings: [.gzip], limit: 1 << 20) { _, _ in nil }
    #expect(throws: BodyProblem.outOfMemory) {
      try Encoded.gzip(Self.document).withUnsafeBufferPointer { bytes in try decoder.append(bytes) }
    }
  }

  /// A file that was compressed before it was put on the server, as sitemaps are.
  @Test(arguments: [
    Case(coding: "identity", body: Encoded.gzip(document)),
    // The server compresses whatever it sends.
    Case(coding: "gzip", body: Encoded.gzip(Encoded.gzip(document))),
    Case(coding: "zstd", body: Encoded.gzip(document)),
  ])
  func `A document that is a gzip file is unpacked`(sample: Case) async throws {
    let here = try Fetching()
    let headers = ["Content-Type: application/gzip", "Content-Encoding: \(sample.coding)"]
    for size in [1, 2, 3, 4, 100_000] {
      here.server["/"] = .reply(
        .ok(sample.body, headers: headers, framing: .chunked(size: size)).inPieces(of: size + 7))
      #expect(try await here.fetch("/").body == Self.document)
    }
    here.server["/"] = .reply(.ok(sample.body, headers: headers).cut(last: 9))
    #expect(await here.failure("/") != nil)
    here.server["/"] = .reply(.ok(Array(sample.body.dropLast(9)), headers: headers))
    #expect(await here.failure("/") == .truncated(.compressed("gzip")))
    here.server["/"] = .reply(.ok(sample.body, headers: headers))
    #expect(
      await here.failure("/") { $0.limits.maxBytes = Self.document.count - 1 }
        == .tooLarge(limit: Self.document.count - 1))
  }

  /// Empty members, what follows the last one, frames to be skipped: any number of bytes, and not one of a body.
  @Test(arguments: [
    Case(coding: "gzip", body: Encoded.gzip([])),
    Case(coding: "zstd", body: [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 9, 9]),
  ])
  func `A body that goes on and on without coming to anything is too large`(sample: Case) async throws {
    let here = try Fetching()
    let body = Array(repeatElement(sample.body, count: 200_000 / sample.body.count).joined())
    here.server["/"] = .reply(.ok(body, headers: ["Content-Encoding: \(sample.coding)"], framing: .chunked(size: 9999)))
    #expect(await here.failure("/") { $0.limits.maxBytes = 100_000 } == .tooLarge(limit: 100_000))
  }

  @Test(arguments: whole)
  func `A compressed body is decoded`(sample: Case) async throws {
    let here = try Fetching()
    let reply = Reply.ok(sample.body, headers: ["Content-Encoding: \(sample.coding)"])
    here.server["/whole"] = .reply(reply)
    here.server["/chunked"] = .reply(
      .ok(sample.body, headers: ["Content-Encoding: \(sample.coding)"], framing: .chunked(size: 3)))
    for path in ["/whole", "/chunked"] {
      let response = try await here.fetch(path)
      #expect(response.body == Self.document)
      #expect(response.wireBytes == sample.body.count)
    }
  }

  @Test func `Several Content-Encoding fields are one list`() async throws {
    let here = try Fetching()
    here.server["/"] = .reply(
      .ok(
        Encoded.zstd(Encoded.gzip(Self.document)), headers: ["Content-Encoding: gzip", "Content-Encoding: zstd"]))
    #expect(try await here.fetch("/").body == Self.document)
  }

  static let cut: [Case] = [
    Case(coding: "gzip", body: Encoded.gzip(document)),
    Case(coding: "gzip", body: Encoded.gzip(halves.0) + Encoded.gzip(halves.1)),
    Case(coding: "deflate", body: Encoded.zlib(document)),
    Case(coding: "deflate", body: Encoded.rawDeflate(document)),
    Case(coding: "br", body: Encoded.brotli),
    Case(coding: "zstd", body: Encoded.zstd(document)),
  ]

  /// The length is right for what is sent, so that only the stream itself tells.
  @Test(arguments: cut, [1, 4, 40])
  func `A compressed stream without its end is cut short, though all announced bytes came`(sample: Case, missing: Int)
    async throws
  {
    let here = try Fetching()
    here.server["/"] = .reply(
      .ok(Array(sample.body.dropLast(missing)), headers: ["Content-Encoding: \(sample.coding)"]))
    #expect(await here.failure("/") == .truncated(.compressed(sample.coding)))
  }

  @Test func `A second gzip member without its end is cut short`() async throws {
    let here = try Fetching()
    for length in [1, 2, 9, 15] {
      let body = Encoded.gzip(Self.document) + Encoded.gzip(Self.document).prefix(length)
      here.server["/"] = .reply(.ok(body, headers: ["Content-Encoding: gzip"]))
      #expect(await here.failure("/") == .truncated(.compressed("gzip")), "\(length) bytes of it")
    }
  }

  @Test(arguments: cut)
  func `A compressed body with a wrong byte is refused, or at least not taken for whole`(sample: Case) async throws {
    // Only gzip, zlib and zstd frames with a checksum notice every change; all notice one in the structure.
    var body = sample.body
    body[body.count / 2] ^= 0xFF
    body[body.count / 2 + 1] ^= 0xFF
    let here = try Fetching()
    here.server["/"] = .reply(.ok(body, headers: ["Content-Encoding: \(sample.coding)"]))
    do {
      let response = try await here.fetch("/")
      // Raw deflate and Brotli have no checksum.
      #expect(sample.coding == "br" || sample.coding == "deflate")
      #expect(response.body != Self.document)
    } catch {
      #expect(
        error.reason == .badContentEncoding(sample.coding) || error.reason == .truncated(.compressed(sample.coding)))
    }
  }

  @Test(arguments: ["compress", "gzip, compress", "dcb", "gzip, gzip, gzip, gzip, gzip"])
  func `A coding that was not asked for is refused`(coding: String) async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.ok(Self.document, headers: ["Content-Encoding: \(coding)"]))
    guard case .unsupportedEncoding = await here.failure("/") else {
      Issue.record("accepted")
      return
    }
  }

  @Test(arguments: ["gzip", "deflate", "zstd", "gzip, gzip", "gzip, zstd"])
  func `A bomb goes no further than the limit`(coding: String) async throws {
    let zeros = [UInt8](repeating: 0, count: 20 << 20)
    let inner: [UInt8] =
      switch coding {
      case "gzip": Encoded.gzip(zeros)
      case "deflate": Encoded.zlib(zeros)
      case "zstd": Encoded.zstd(zeros)
      case "gzip, gzip": Encoded.gzip(Encoded.gzip(zeros))
      default: Encoded.zstd(Encoded.gzip(zeros))
      }
    let here = try Fetching()
    here.server["/"] = .reply(.ok(inner, headers: ["Content-Encoding: \(coding)"]))
    #expect(await here.failure("/") { $0.limits.maxBytes = 1 << 20 } == .tooLarge(limit: 1 << 20))
  }

  @Test func `The limit counts decoded bytes to the last one`() async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.ok(Encoded.gzip(Self.document), headers: ["Content-Encoding: gzip"]))
    let length = Self.document.count
    #expect(try await here.fetch("/") { $0.limits.maxBytes = length }.body.count == length)
    #expect(await here.failure("/") { $0.limits.maxBytes = length - 1 } == .tooLarge(limit: length - 1))
  }
}
