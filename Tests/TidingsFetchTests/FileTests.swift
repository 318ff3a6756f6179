import Foundation
import LoopbackServer
import Testing
import TidingsModel

@testable import TidingsFetch

@Suite struct FileTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  func write(_ text: String, to name: String, age: TimeInterval = 3600) throws -> String {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.modificationDate: Date.now - age], ofItemAtPath: file.path)
    return file.absoluteString
  }

  func fetch(_ url: String, _ change: (inout FetchRequest) -> Void = { _ in }) async throws -> FetchResponse {
    var request = FetchRequest(url: url, configuredURL: url, allowsFileURL: true)
    change(&request)
    return try await Fetching.fetcher().fetch(request)
  }

  func reason(_ url: String, _ change: (inout FetchRequest) -> Void = { _ in }) async -> FetchError.Reason? {
    do {
      _ = try await fetch(url, change)
      return nil
    } catch { return (error as? FetchError)?.reason }
  }

  @Test func `A file that the configuration names is read, and answers 304 until it changes`() async throws {
    let url = try write("<rss/>", to: "a feed.xml")
    let first = try await fetch(url)
    #expect(first.status == 200)
    #expect(first.text == "<rss/>")
    #expect(try await fetch(url) { $0.validators = first.validators }.status == 304)
    _ = try write("<rss>2</rss>", to: "a feed.xml", age: 1800)
    let second = try await fetch(url) { $0.validators = first.validators }
    #expect(second.text == "<rss>2</rss>")
    try FileManager.default.removeItem(at: folder)
  }

  @Test func `A file changed just now has no validators, as it may change again unseen`() async throws {
    let url = try write("<rss/>", to: "new.xml", age: 0)
    #expect(try await fetch(url).validators.isEmpty)
    try FileManager.default.removeItem(at: folder)
  }

  @Test func `Without leave no file is read`() async throws {
    let url = try write("<rss/>", to: "a.xml")
    #expect(await reason(url) { $0.allowsFileURL = false } == .refusedScheme("file"))
    #expect(await reason("ftp://example.org/feed") == .refusedScheme("ftp"))
    try FileManager.default.removeItem(at: folder)
  }

  @Test func `What cannot be read is said with its path`() async throws {
    let missing = folder.appending(path: "missing.xml")
    #expect(await reason(missing.absoluteString) == .file(path: missing.path, errno: ENOENT))
    #expect(await reason("file://\(folder.path)") == .file(path: folder.path, errno: EISDIR))
    #expect(await reason("file:///dev/zero") == .file(path: "/dev/zero", errno: EINVAL))
    #expect(await reason("file:///a%00b") == .badURL)
    #expect(await reason("file://elsewhere/etc/passwd") == .badURL)
    let url = try write("0123456789", to: "long.xml")
    #expect(await reason(url) { $0.limits.maxBytes = 9 } == .tooLarge(limit: 9))
    #expect(try await fetch(url) { $0.limits.maxBytes = 10 }.text == "0123456789")
    try FileManager.default.removeItem(at: folder)
  }

  /// As on a network's file system whose server is gone. There are more files than a machine has processors.
  @Test(.timeLimit(.minutes(30))) func `Files that do not answer hold up nothing else`() async throws {
    let gate = Gate()
    let here = try Fetching(read: { file, now in
      if file.path.contains("/gone") { gate.pass() }
      return FileReaders.system(file, now: now)
    })
    here.server["/"] = .reply(.ok("here"))
    let urls = try (0..<48).map { try write("<rss>\($0)</rss>", to: "gone-\($0).xml") }
    let waiting = urls.map { url in Task { await here.failure(url) { $0.allowsFileURL = true } } }
    await gate.waitUntilReached(by: urls.count)
    #expect(try await here.fetch("/").text == "here")
    let near = try write("<rss>near</rss>", to: "near.xml")
    #expect(try await here.fetch(near) { $0.allowsFileURL = true }.text == "<rss>near</rss>")
    // They end when they are cancelled, and others that ask for the same files when their time is up.
    for task in waiting { task.cancel() }
    for task in waiting { #expect(await task.value == .cancelled) }
    for url in urls {
      let reason = await here.failure(url) {
        $0.allowsFileURL = true
        $0.limits.timeout = .milliseconds(1)
      }
      #expect(reason == .timeout(.milliseconds(1)))
    }
    gate.open()
    #expect(try await here.fetch(urls[7]) { $0.allowsFileURL = true }.text == "<rss>7</rss>")
    try FileManager.default.removeItem(at: folder)
  }
}
