internal import Foundation
internal import TidingsModel

/// The header fields of one request.
struct RequestFields {
  private static let acceptFeed = prepared(
    "Accept: application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,"
      + "*/*;q=0.1")
  private static let acceptPage = prepared(
    "Accept: text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.1")
  private static let acceptEncoding = prepared("Accept-Encoding: " + ContentCoding.acceptEncoding)

  private static func prepared(_ line: String) -> [UInt8] { Array(line.utf8) + [0] }

  /// - Parameters:
  ///   - bearsSecrets: whether it goes to the configured origin.
  ///   - isAtSource: whether it goes to the address that gave the validators.
  static func list(for request: FetchRequest, bearsSecrets: Bool, isAtSource: Bool) -> HeaderList {
    var list = HeaderList()
    let own = bearsSecrets ? request.headers.filter { isSound($0) } : []
    func isReplaced(_ name: String) -> Bool { !own.isEmpty && own.contains { $0.name.lowercased() == name } }
    if !isReplaced("accept") {
      switch request.accept {
      case .feed: list.append(prepared: acceptFeed)
      case .page: list.append(prepared: acceptPage)
      case .anything: list.append("Accept: */*")
      }
    }
    if !isReplaced("accept-encoding") { list.append(prepared: acceptEncoding) }
    // RFC 9110 section 13.2.2: a server heeds If-None-Match first; both are sent, as some know only the other.
    let colon: [UInt8] = [0x3A, 0x20]
    let validators = validators(of: request, isAtSource: isAtSource)
    if let etag = validators.etag, !isReplaced("if-none-match") { list.append("If-None-Match", colon, etag) }
    if let modified = validators.lastModified, !isReplaced("if-modified-since") {
      list.append("If-Modified-Since", colon, modified)
    }
    if bearsSecrets, let credentials = request.credentials, !isReplaced("authorization") {
      switch credentials {
      case .basic(let user, let password):
        list.append("Authorization: Basic " + Data("\(user):\(password)".utf8).base64EncodedString())
      case .bearer(let token): if isSound(Array(token.utf8)) { list.append("Authorization: Bearer " + token) }
      }
    }
    if let post = request.post {
      list.append("Content-Type: " + post.contentType)
      // libcurl asks for leave before longer bodies, which costs a second where nobody answers.
      list.append("Expect:")
    }
    // libcurl takes "Name;" for a field without a value; with "Name:" it would leave the field out.
    for field in own { list.append(field.value.isEmpty ? field.name + ";" : field.name + ": " + field.value) }
    return list
  }

  /// The validators that a request bears: those of another address only where they can mean nothing else there.
  static func validators(of request: FetchRequest, isAtSource: Bool) -> Validators {
    let known = request.validators
    return Validators(
      etag: known.etag.flatMap { isSound($0) && (isAtSource || isUnlikelyTwice($0)) ? $0 : nil },
      lastModified: known.lastModified.flatMap { isSound($0) && isAtSource ? $0 : nil })
  }

  /// Whether no other document bears the same entity tag by chance, as it may a version or a count: RFC 9110 section 8.8.1
  /// has a tag tell apart the states of one resource only.
  private static func isUnlikelyTwice(_ etag: [UInt8]) -> Bool {
    let opaque = etag.starts(with: "W/".utf8) ? etag.dropFirst(2) : etag[...]
    return opaque.count { $0 != 0x22 } >= 12
  }

  /// Whether the bytes can be a field's value: none of them ends the line.
  private static func isSound(_ value: [UInt8]) -> Bool {
    !value.isEmpty && !value.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0 }
  }

  private static func isSound(_ field: HeaderField) -> Bool {
    !field.name.isEmpty
      && field.name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A && $0 != 0x3B }
      && !field.value.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0 }
  }
}
