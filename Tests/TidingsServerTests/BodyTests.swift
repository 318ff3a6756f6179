import FlyingSocks
import Foundation
import Logging
import Synchronization
import Testing
import TidingsConfig
import TidingsModel
import TidingsPipeline

@testable import TidingsServer

/// Bodies of requests over a real socket, where the server answers a POST with the body that it read.
@Suite struct BodyTests {
  private static let chunked = "Transfer-Encoding: chunked"

  @Test(arguments: [
    ("4\r\nnews\r\n0\r\n\r\n", "news"),
    ("2\r\nne\r\n2\r\nws\r\n0\r\n\r\n", "news"),
    ("0\r\n\r\n", ""),
    ("a\r\n0123456789\r\n00A\r\n0123456789\r\n000\r\n\r\n", "01234567890123456789"),
    ("4;name=value;other=\"a;b\"\r\nnews\r\n0;last\r\n\r\n", "news"),
    ("4 \t; name\r\nnews\r\n0 \r\n\r\n", "news"),
    ("4\r\n\r\n0\r\r\n0\r\nDigest: x\r\nOther: y\r\n\r\n", "\r\n0\r"),
    ("4\r\nnews\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n", "news"),
  ])
  func aBodyInChunksIsPutTogether(body: String, content: String) async throws {
    let answer = try await post([Self.chunked], body)
    #expect(answer.status == 200)
    #expect(answer.body == content)
  }

  @Test func aBodyInChunksIsOneInWhateverPiecesItComes() throws {
    let bytes = Array("3\r\nnew\r\n1;x=y\r\ns\r\n0\r\nDigest: x\r\n\r\n".utf8)
    for size in 1...bytes.count {
      var body = ChunkedBody(limit: 4)
      var content: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        #expect(!body.isComplete)
        try body.take(Array(bytes[start..<min(start + size, bytes.count)])) { content += $0 }
      }
      #expect(body.isComplete)
      #expect(content == Array("news".utf8))
    }
  }

  private static let malformed: [String] = [
    "\r\n", "g\r\n", "-4\r\n", "+4\r\n", " 4\r\n", ";x\r\n", "0x4\r\nnews\r\n", "4 4\r\nnews\r\n",
    "4\nnews\n0\n\n", "4\r\nnewsletter\r\n", "4\r\nnews0\r\n\r\n", "4\r\rnews", "4;x\nnews\r\n0\r\n\r\n",
    "0\r\nDigest: x\n\r\n", "0\r\n\n",
  ]

  @Test(arguments: malformed)
  func whatAreNoChunksIsRefused(body: String) async throws {
    #expect(try await post([Self.chunked], body).status == 400)
  }

  @Test func whatIsPassedOverInChunksHasABoundToo() async throws {
    let long = String(repeating: "0", count: 20_000)
    for body in ["4;\(long)\r\n", "\(long)\r\n\r\n", "0\r\nDigest: \(long)\r\n\r\n", "4 \(long)"] {
      #expect(try await post([Self.chunked], body).status == 400)
    }
    let fields = String(repeating: "Digest: x\r\n", count: 2000)
    #expect(try await post([Self.chunked], "0\r\n\(fields)\r\n").status == 400)
  }

  @Test(arguments: [
    ("Content-Length: 21", ""), ("Content-Length: 99999999999999999999999", ""), (chunked, "15\r\n"),
    (chunked, "a\r\n0123456789\r\nb\r\n"), (chunked, "ffffffffffffffff\r\n"), (chunked, "10000000000000001\r\n"),
  ])
  func aBodyIsNoLongerThanItMayBeHoweverItComes(field: String, body: String) async throws {
    #expect(try await post([field], body).status == 413)
  }

  private static let heads: [(fields: [String], status: Int)] = [
    ([], 411), (["Content-Length: 4"], 200), (["Content-Length: 4", chunked], 400),
    ([chunked, "Content-Length: 4"], 400),
    (["Content-Length: 4", "Content-Length: 4"], 400), (["Content-Length: 4, 4"], 400), (["Content-Length: +4"], 400),
    (["Content-Length:"], 400), (["Transfer-Encoding: gzip"], 501), (["Transfer-Encoding: gzip, chunked"], 501),
    (["Transfer-Encoding: identity"], 501), (["Transfer-Encoding: chunked, gzip"], 400),
    (["Transfer-Encoding: chunked", "Transfer-Encoding: chunked"], 400), (["Transfer-Encoding:"], 400),
    (["Expect: miracles", "Content-Length: 4"], 417), (["Expect: 100-continue, miracles", "Content-Length: 4"], 417),
    (["Expect: 100-continue", "Content-Length: 21"], 413),
  ]

  @Test(arguments: heads)
  func whatIsSaidOfABodyIsPlainOrRefused(fields: [String], status: Int) async throws {
    let answer = try await post(fields, "news")
    #expect(answer.status == status, "\(fields)")
    #expect(answer.fields["connection"] == "close")
  }

  @Test func whereNoBodyIsReadItsEndsAreToBePlainAsWell() async throws {
    #expect(try await post(["Content-Length: 4", Self.chunked], "news", method: "GET").status == 400)
    #expect(try await post([Self.chunked], "0\r\n\r\n", method: "GET").status == 200)
  }

  @Test func aClientOfHTTP10IsToldNothingBetweenAndHasNoChunks() async throws {
    let answer = try await post(["Expect: 100-continue", "Content-Length: 4"], "news", version: "1.0")
    #expect(answer.status == 200)
    #expect(answer.body == "news")
    #expect(try await post([Self.chunked], "0\r\n\r\n", version: "1.0").status == 400)
  }

  @Test(arguments: [("Content-Length: 4", "news"), (chunked, "4\r\nnews\r\n0\r\n\r\n")])
  func aClientThatWaitsForItIsToldToGoOn(field: String, body: String) async throws {
    let echo = try Echo(limit: 20)
    let connection = try await Client.connection(to: echo.address)
    try await connection.write(Data(request([field, "Expect: 100-Continue"], "").utf8))
    let told = "HTTP/1.1 100 Continue\r\n\r\n"
    let heard = try await connection.read(bytes: told.utf8.count)
    #expect(String(decoding: heard, as: UTF8.self) == told)
    let answer = try Answer(await Client.exchange(Array(body.utf8), over: connection))
    #expect(answer.status == 200)
    #expect(answer.body == "news")
    await echo.stop()
  }

  // MARK: Client and server

  private func request(_ fields: [String], _ body: String, method: String = "POST", version: String = "1.1") -> String {
    (["\(method) / HTTP/\(version)", "Host: localhost"] + fields).joined(separator: "\r\n") + "\r\n\r\n" + body
  }

  private func post(
    _ fields: [String], _ body: String, method: String = "POST", version: String = "1.1"
  ) async throws -> Answer {
    let echo = try Echo(limit: 20)
    let bytes = Array(request(fields, body, method: method, version: version).utf8)
    let answer = try Answer(await Client.exchange(bytes, with: echo.address))
    await echo.stop()
    return answer
  }
}

/// Keeps a body.
private final class Collector: BodyTaker {
  let limit: Int
  private let bytes = Mutex<[UInt8]>([])

  init(limit: Int) { self.limit = limit }

  var content: [UInt8] { bytes.withLock { $0 } }

  func take(_ bytes: ArraySlice<UInt8>) { self.bytes.withLock { $0 += bytes } }
}

/// A server that answers a POST with its body.
private final class Echo {
  let address: String
  private let server: Task<Void, Never>

  /// - Parameter limit: bytes that a body may have.
  init(limit: Int) throws {
    let configuration = ServerConfiguration(listen: .tcp(host: "127.0.0.1", port: 0))
    let socket = try #require(try ListeningSocket.open(configuration, environment: [:]))
    address = socket.address
    var loop = ConnectionLoop(
      socket: socket, clock: SystemClock(), log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      taker: { $0.method == "POST" ? Collector(limit: limit) : nil },
      answer: { Response(status: 200, contentType: "text/plain", body: $1?.content ?? []) })
    // Nothing runs out while a busy machine lets a test wait.
    loop.patience = .seconds(86_400)
    loop.headPatience = .seconds(86_400)
    server = Task { [loop] in
      await loop.run()
      socket.close()
    }
  }

  func stop() async {
    server.cancel()
    await server.value
  }
}
