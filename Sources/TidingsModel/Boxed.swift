/// Keeps a large value that few items have outside the item: a feed may have many small items.
///
/// Inlinable, since an item has a dozen of them: a generic call into this module would look the type up at run time for each.
@propertyWrapper
public struct Boxed<Value: Sendable>: Sendable {
  @usableFromInline
  final class Box: Sendable {
    @usableFromInline let value: Value

    @inlinable init(_ value: Value) { self.value = value }
  }

  @usableFromInline var box: Box?

  @inlinable
  /// - Parameter wrappedValue: `nil` takes no memory beside the pointer.
  public init(wrappedValue: Value?) {
    if let wrappedValue { box = Box(wrappedValue) }
  }

  /// Setting it allocates, so that a copy made before keeps the value it had.
  @inlinable public var wrappedValue: Value? {
    get { box?.value }
    set {
      if let newValue { box = Box(newValue) } else { box = nil }
    }
  }
}

extension Boxed: Equatable where Value: Equatable {
  public static func == (left: Boxed, right: Boxed) -> Bool { left.wrappedValue == right.wrappedValue }
}

extension Boxed: Hashable where Value: Hashable {
  public func hash(into hasher: inout Hasher) { hasher.combine(wrappedValue) }
}
