import LoopbackServer
import Testing
import TidingsModel

@testable import TidingsFetch

/// A server and a fetcher for one test.
struct Fetching {
  let server: LoopbackServer
  let fetcher: HTTPFetcher

  init(
    family: LoopbackServer.Family = .v4, userAgent: String = "tidings-tests", maxConnections: Int = 50,
    maxPerHost: Int = 50, minGap: Duration = .zero, allowPrivate: [String] = [], now: Timestamp? = nil,
    lookup: @escaping NameResolver.Lookup = { _ in .noSuchHost },
    read: @escaping FileReaders.Read = FileReaders.system
  ) throws {
    server = try LoopbackServer(family: family)
    fetcher = try Fetching.fetcher(
      userAgent: userAgent, maxConnections: maxConnections, maxPerHost: maxPerHost, minGap: minGap,
      allowPrivate: allowPrivate, now: now, lookup: lookup, read: read)
  }

  static func fetcher(
    userAgent: String = "tidings-tests", maxConnections: Int = 50, maxPerHost: Int = 50, minGap: Duration = .zero,
    allowPrivate: [String] = [], now: Timestamp? = nil,
    lookup: @escaping NameResolver.Lookup = { _ in .noSuchHost },
    read: @escaping FileReaders.Read = FileReaders.system
  ) throws -> HTTPFetcher {
    var options = FetchOptions(
      userAgent: userAgent, maxConnections: maxConnections, maxPerHost: maxPerHost, minGap: minGap,
      allowPrivate: allowPrivate.compactMap { try? AddressRange($0) })
    // No address runs out while a busy machine lets a test wait.
    options.addressLifetime = .seconds(86_400)
    if let now { options.now = { now } }
    return try HTTPFetcher(options: options, lookup: lookup, read: read)
  }

  /// Fetches a path of the server as a configured feed.
  /// - Parameter isStopped: whether the program is stopped meanwhile. Where it is not, a machine so busy that it seems to
  ///   have been tries again.
  func fetch(
    _ path: String, isStopped: Bool = false, _ change: (inout FetchRequest) -> Void = { _ in }
  ) async throws(FetchError) -> FetchResponse {
    let url = path.hasPrefix("/") ? server.url(path) : path
    var request = FetchRequest(url: url, configuredURL: url)
    // No time runs out, unless a test is about that, while a busy machine lets an answer wait at a gate.
    request.limits.timeout = .seconds(3600)
    request.limits.connectTimeout = .seconds(3600)
    change(&request)
    for _ in 0..<20 where !isStopped {
      do throws(FetchError) {
        return try await fetcher.fetch(request)
      } catch {
        guard error.reason == .wasStopped else { throw error }
      }
    }
    return try await fetcher.fetch(request)
  }

  /// Why a fetch of the path fails; `nil` when it does not.
  func failure(
    _ path: String, isStopped: Bool = false, _ change: (inout FetchRequest) -> Void = { _ in }
  ) async -> FetchError.Reason? {
    do {
      _ = try await fetch(path, isStopped: isStopped, change)
      return nil
    } catch {
      return error.reason
    }
  }
}

extension FetchResponse {
  var text: String { String(decoding: body, as: UTF8.self) }
}
