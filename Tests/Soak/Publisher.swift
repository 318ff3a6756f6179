import Foundation
import TidingsModel

/// The feeds of the simulation, as files for a web server: ten items each, and now and then a new one on top.
struct Publisher {
  let folder: URL
  let count: Int
  /// Every so many days a feed has news.
  static let rhythm = 20
  static let items = 10

  func name(_ feed: Int) -> String { "\(feed).xml" }

  /// Writes what the feeds hold on a day; only those with news, unless it is the first.
  func publish(day: Int, at time: Timestamp) throws {
    for feed in 0..<count where day == 0 || (feed + day) % Self.rhythm == 0 {
      let latest = Self.items + (feed % Self.rhythm + day) / Self.rhythm
      let path = folder.appending(path: name(feed))
      // Renamed into place, as the server may be reading the old one.
      try Data(document(feed, latest: latest, at: time).utf8).write(to: path, options: .atomic)
    }
  }

  private func document(_ feed: Int, latest: Int, at time: Timestamp) -> String {
    let items = (latest - Self.items..<latest).reversed().map { number in
      let date = time.advanced(by: Double(number - latest) * 86_400).rfc3339
      let text = (0..<12).map { "Sentence \($0) of story \(number) of harbour \(feed), told in a few words." }
      return """
        <entry><title>Story \(number) of harbour \(feed)</title><id>urn:soak:\(feed):\(number)</id>
        <link href="http://harbour\(feed).example.org/\(number)"/><published>\(date)</published>
        <updated>\(date)</updated><content type="html">&lt;p&gt;\(text.joined(separator: " "))&lt;/p&gt;</content></entry>
        """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour \(feed)</title><id>urn:soak:\(feed)</id>
      <updated>\(time.rfc3339)</updated>
      \(items.joined(separator: "\n"))
      </feed>
      """
  }
}
