/// newsboat's `urls` file: an address a line, tags behind it, quoted where they hold a space; `#` begins a comment.
///
/// A tag with a leading `~` is newsboat's way of giving a title, `!` of hiding a feed; both are no tags.
enum URLList {
  static func read(_ text: String, file: String) -> (feeds: [ListedFeed], errors: [ConfigurationError]) {
    var feeds: [ListedFeed] = []
    var errors: [ConfigurationError] = []
    var number = 0
    for line in text.lines {
      number += 1
      let (words, closed) = split(line.last == "\r" ? line.dropLast() : line)
      guard let first = words.first else { continue }
      let place = ConfigurationPlace(file: file, line: number, column: first.column)
      guard closed else {
        errors.append(ConfigurationError("a quotation mark is not closed on this line", at: place))
        continue
      }
      if let kind = ["query:", "exec:", "filter:"].first(where: first.text.hasPrefix) {
        errors.append(ConfigurationError("newsboat's \"\(kind)\" lines are not supported", at: place))
        continue
      }
      var feed = ListedFeed(url: first.text, place: place)
      for word in words.dropFirst() where !word.text.isEmpty {
        if word.text.hasPrefix("~") {
          feed.title = String(word.text.dropFirst())
        } else if word.text != "!", let tag = FeedSettings.tag(word.text), !feed.tags.contains(tag) {
          feed.tags.append(tag)
        }
      }
      feeds.append(feed)
    }
    return (feeds, errors)
  }

  /// The words of a line with their columns, and whether every quotation mark was closed.
  private static func split(_ line: Substring) -> (words: [(text: String, column: Int)], closed: Bool) {
    var words: [(text: String, column: Int)] = []
    var word: String.UnicodeScalarView?
    var start = 0
    var isQuoted = false
    var isEscaped = false
    var column = 0
    for scalar in line.unicodeScalars {
      column += 1
      if isEscaped {
        word?.append(scalar)
        isEscaped = false
      } else if isQuoted, scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        isQuoted.toggle()
        if word == nil {
          word = String.UnicodeScalarView()
          start = column
        }
      } else if !isQuoted, scalar == " " || scalar == "\t" {
        if let word { words.append((String(word), start)) }
        word = nil
      } else if !isQuoted, word == nil, scalar == "#" {
        return (words, true)
      } else {
        if word == nil {
          word = String.UnicodeScalarView()
          start = column
        }
        word?.append(scalar)
      }
    }
    if let word { words.append((String(word), start)) }
    return (words, !isQuoted)
  }
}
