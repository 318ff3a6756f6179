import FlyingFox
import FlyingSocks
import Foundation

/// Serves a directory's files on the loopback interface, for the demonstration: `demo-server PORT DIRECTORY`.
@main
struct DemoServer {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let port = UInt16(arguments[1]) else {
      FileHandle.standardError.write(Data("usage: demo-server PORT DIRECTORY\n".utf8))
      exit(2)
    }
    let directory = URL(fileURLWithPath: arguments[2], isDirectory: true)
    let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled)
    await server.appendRoute("GET /*") { request in
      let name = (request.path as NSString).lastPathComponent
      guard let body = try? Data(contentsOf: directory.appending(path: name)) else {
        return HTTPResponse(statusCode: .notFound)
      }
      let type =
        switch (name as NSString).pathExtension {
        case "json": "application/feed+json"
        case "atom": "application/atom+xml"
        default: "application/xml"
        }
      return HTTPResponse(
        statusCode: .ok, headers: [.contentType: type, HTTPHeader("ETag"): "\"\(body.count)\""], body: body)
    }
    async let serving: Void = server.run()
    try await server.waitUntilListening()
    print("listening on 127.0.0.1:\(port)")
    fflush(nil)
    try await serving
  }
}
