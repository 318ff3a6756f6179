/// What an item says of its dates.
public struct ParsedItemDates: Sendable {
  /// As `ParsedItem.published`.
  public let published: ParsedDate?
  /// As `ParsedItem.modified`.
  public let modified: ParsedDate?
  /// As `ParsedItem.created`.
  public let created: ParsedDate?
  /// As `ParsedItem.expires`.
  public let expires: ParsedDate?
  /// `updated` of the item's source.
  public let sourceUpdated: ParsedDate?
}
