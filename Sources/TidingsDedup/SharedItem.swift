public import TidingsModel

/// An item held by many at once: handing it on copies none of its forty parts.
public final class SharedItem: Sendable, Equatable {
  /// The item.
  public let value: Item

  /// Takes the item over: from then on it is shared, not copied.
  public init(_ value: consuming Item) { self.value = value }

  /// The same object, or one that holds the same item.
  public static func == (left: SharedItem, right: SharedItem) -> Bool { left === right || left.value == right.value }
}
