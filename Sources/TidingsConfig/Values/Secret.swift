/// A value that is never shown: printing, dumping or interpolating it gives `[secret]`.
public struct Secret: Sendable, Hashable {
  private let text: String

  public init(_ text: String) { self.text = text }

  /// The value itself, for the one who sends it.
  public func reveal() -> String { text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "[secret]" }
  public var debugDescription: String { "[secret]" }
  public var customMirror: Mirror { Mirror(reflecting: "[secret]") }
}
