import TidingsModel

/// What a client asks of the daemon.
enum ControlRequest {
  /// Poll these feeds, or all when none is named.
  case poll(feeds: [FeedID], force: Bool)
  /// Say how it stands.
  case standing

  var line: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    switch self {
    case .poll(let feeds, let force):
      writer.key("poll")
      writer.beginArray()
      for feed in feeds { writer.value(feed.text) }
      writer.endArray()
      writer.field("force", force)
    case .standing:
      writer.field("standing", true)
    }
    writer.endObject()
    return writer.bytes + [0x0A]
  }

  /// `nil` when the line is no request.
  init?(_ line: [UInt8]) {
    guard let value = try? JSONReader.read(line) else { return nil }
    if value["standing"]?.bool == true {
      self = .standing
    } else if let names = value["poll"]?.array {
      self = .poll(
        feeds: names.compactMap { $0.string.flatMap { FeedID($0) } }, force: value["force"]?.bool ?? false)
    } else {
      return nil
    }
  }
}
