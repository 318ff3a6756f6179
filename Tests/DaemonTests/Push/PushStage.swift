import Foundation
import FoundationNetworking
import LoopbackServer
import Testing

/// A publisher, its hub, and where a daemon that follows both works.
struct PushStage {
  let workspace: Workspace
  let server: LoopbackServer

  init() throws {
    workspace = try Workspace()
    server = try LoopbackServer()
  }

  func publish(_ titles: [String], hub: String = "/hub") { publish(titles, hubs: [hub]) }

  func publish(_ titles: [String], hubs: [String]) {
    let offers = hubs.map { "<link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"hub\" href=\"\(server.url($0))\"/>" }
    let links = """
      \(offers.joined(separator: "\n"))
      <link xmlns="http://www.w3.org/2005/Atom" rel="self" href="\(server.url("/f"))"/>
      """
    server["/f"] = .reply(.ok(Sample.rss(titles.reversed(), channelMarkup: links)))
  }

  func configure(publicURL: String?, http: String = "timeout: 10m", feed: String = "f") throws {
    let address = publicURL.map { ", public_url: \"\($0)\"" } ?? ""
    try workspace.write(
      """
      spool: spool
      state: state.sqlite
      http: {min_gap: 0s, \(http)}
      server: {listen: "127.0.0.1:0"\(address)}
      feeds:
        - {url: "\(server.url("/" + feed))", id: \(feed), every: 1d}

      """, to: "tidings.yaml")
  }

  func address(of daemon: RunningDaemon) async throws -> String {
    try await daemon.waitForLog("status server listens")
    return String(try #require(daemon.log.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+\//)).0)
  }

  /// What a hub was first asked for.
  func subscription(_ hub: String = "/hub") throws -> [String: String] {
    let request = try #require(server.requests(to: hub).first)
    #expect(request.method == "POST")
    #expect(request["Content-Type"] == "application/x-www-form-urlencoded")
    let components = try #require(URLComponents(string: "?" + String(decoding: request.body, as: UTF8.self)))
    return Dictionary(uniqueKeysWithValues: (components.queryItems ?? []).map { ($0.name, $0.value ?? "") })
  }

  /// - Parameter host: by default the name that hubs know.
  func ask(
    _ address: String, host: String? = "feeds.example"
  ) async throws -> (status: Int, text: String) {
    var request = URLRequest(url: try #require(URL(string: address)))
    if let host { request.setValue(host, forHTTPHeaderField: "Host") }
    let (data, response) = try await URLSession.shared.data(for: request)
    return (try #require(response as? HTTPURLResponse).statusCode, String(decoding: data, as: UTF8.self))
  }

  /// Sends a notice, signed as hubs do: with the body, or what the hub says that it was.
  func tell(
    _ address: String, secret: String, body: String, sent: String? = nil, method: String = "sha256"
  ) async throws -> Int {
    let sign = Process()
    let output = Pipe()
    sign.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    sign.arguments = [
      "python3", "-c", "import hmac, sys; print(hmac.new(*map(str.encode, sys.argv[1:3]), sys.argv[3]).hexdigest())",
      secret, body, method,
    ]
    sign.standardOutput = output
    try await sign.runToEnd()
    let code = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return try await post(
      sent ?? body, to: address, signature: "\(method)=\(code.trimmingCharacters(in: .whitespacesAndNewlines))")
  }

  /// Sends a signed notice a chunk at a time, as hubs and proxies do that do not know its length yet.
  func tellInChunks(_ chunks: [String], to address: String, secret: String) async throws -> Int? {
    let script = """
      import hmac, http.client, sys, urllib.parse
      address = urllib.parse.urlsplit(sys.argv[1])
      chunks = [chunk.encode() for chunk in sys.argv[3:]]
      code = hmac.new(sys.argv[2].encode(), b"".join(chunks), "sha256").hexdigest()
      connection = http.client.HTTPConnection(address.netloc)
      fields = {"Transfer-Encoding": "chunked", "X-Hub-Signature": "sha256=" + code}
      connection.request("POST", address.path, iter(chunks), fields, encode_chunked=True)
      print(connection.getresponse().status)
      """
    let hub = Process()
    let output = Pipe()
    hub.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    hub.arguments = ["python3", "-c", script, address, secret] + chunks
    hub.standardOutput = output
    try await hub.runToEnd()
    let status = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return Int(status.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  func unsigned(_ address: String) async throws -> Int { try await post("news", to: address, signature: nil) }

  func post(_ body: String, to address: String, signature: String?) async throws -> Int {
    var request = URLRequest(url: try #require(URL(string: address)))
    request.httpMethod = "POST"
    request.httpBody = Data(body.utf8)
    if let signature { request.setValue(signature, forHTTPHeaderField: "X-Hub-Signature") }
    let response = try await URLSession.shared.data(for: request).1
    return try #require(response as? HTTPURLResponse).statusCode
  }
}
