/// What was learned from earlier articles of one host: lines that stand on each of them, and where the article stands.
///
/// A line that was seen at the same path with the same text on three or more different articles is chrome.
public struct SiteTemplate: Sendable, Hashable {
  public init() {}

  /// A template as ``bytes`` wrote it; an unreadable one is as good as none.
  public init(bytes: [UInt8]) {}

  /// The template for keeping, some kilobytes at most.
  public var bytes: [UInt8] { [] }

  /// Takes an article's page into account. A page of an article that was seen before adds nothing.
  /// - Parameter day: the day it is, counted from 1970-01-01; what was not seen for three months is forgotten.
  public mutating func learn(from extraction: Extraction, day: Int) {}
}
