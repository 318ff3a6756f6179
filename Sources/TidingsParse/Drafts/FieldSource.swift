/// Where the value of a field was found. Of several values that of the lowest raw value counts.
protocol FieldSource: RawRepresentable, Sendable where RawValue == UInt8 {
  /// The element's name, where its value is kept though another one counts; `nil` where that has a place of its own.
  var name: String? { get }
}
