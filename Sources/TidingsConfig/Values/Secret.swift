/// A value that is never shown: printing, dumping or interpolating it gives `[secret]`.
public struct Secret: Sendable, Hashable {
  private let text: String

  /// - Parameter text: the value itself, without the line end of a file that it came from.
  public init(_ text: String) { self.text = text }

  /// The value itself, for the one who sends it.
  public func reveal() -> String { text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Never the value.
  public var description: String { "[secret]" }
  /// Never the value.
  public var debugDescription: String { "[secret]" }
  /// Without the value, which `dump` would show otherwise.
  public var customMirror: Mirror { Mirror(reflecting: "[secret]") }
}
