import FlyingSocks
import Foundation
import Testing

/// Speaks to the status server byte for byte.
enum Client {
  /// Sends the bytes and reads until the server closes.
  static func exchange(_ bytes: [UInt8], with address: String) async throws -> [UInt8] {
    try await exchange(bytes, over: connection(to: address))
  }

  /// Seconds after which a machine is not just busy.
  private static let patience = 300.0

  /// A connection to the server at an address as `ListeningSocket` has it.
  static func connection(to address: String) async throws -> AsyncSocket {
    if address.hasPrefix("unix:") {
      return try await AsyncSocket.connected(to: .unix(path: String(address.dropFirst(5))), timeout: patience)
    }
    let port = try #require(URL(string: address)?.port.flatMap { UInt16(exactly: $0) })
    return try await AsyncSocket.connected(to: .inet(ip4: "127.0.0.1", port: port), timeout: patience)
  }

  /// Sends the bytes over a connection, reads until the server closes, and closes it.
  static func exchange(_ bytes: [UInt8], over socket: AsyncSocket) async throws -> [UInt8] {
    defer { try? socket.close() }
    try await socket.write(Data(bytes))
    var answer: [UInt8] = []
    while let more = try? await socket.read(atMost: 4096) { answer += more }
    return answer
  }
}

/// An answer, taken apart.
struct Answer {
  var status: Int
  /// By name in lower case.
  var fields: [String: String]
  var body: String

  init(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let end = try #require(text.firstRange(of: "\r\n\r\n"), "no HTTP answer: \(text)")
    let lines = text[..<end.lowerBound].split(separator: "\r\n")
    let first = try #require(lines.first).split(separator: " ")
    status = try #require(first.count > 1 ? Int(first[1]) : nil)
    fields = [:]
    for line in lines.dropFirst() {
      let halves = line.split(separator: ":", maxSplits: 1)
      fields[halves[0].lowercased()] = halves[1].trimmingCharacters(in: .whitespaces)
    }
    body = String(text[end.upperBound...])
    if let length = fields["content-length"].flatMap({ Int($0) }), !body.isEmpty {
      try #require(body.utf8.count == length)
    }
  }
}
