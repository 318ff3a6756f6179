/// Members of an object: key and value, left out where there is no value.
extension JSONWriter {
  /// A member, left out where it is `nil`; so are those of other types below, and lists that are empty.
  public mutating func field(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    key(name)
    value(text)
  }

  /// Left out when `nil`.
  public mutating func field(_ name: StaticString, _ number: Int?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  /// Left out when `nil`.
  public mutating func field(_ name: StaticString, _ number: Int64?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  /// Left out when `nil`; `null` where it is no number.
  public mutating func field(_ name: StaticString, _ number: Double?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  /// Left out when `nil`.
  public mutating func field(_ name: StaticString, _ flag: Bool?) {
    guard let flag else { return }
    key(name)
    value(flag)
  }

  /// RFC 3339 with its own offset; left out when `nil`.
  public mutating func field(_ name: StaticString, _ time: Timestamp?) {
    guard let time else { return }
    key(name)
    value(time)
  }

  /// An array, left out when it is empty.
  public mutating func field(_ name: StaticString, _ texts: [String]) {
    field(name, texts) { writer, text in writer.value(text) }
  }

  /// An array, left out when it is empty.
  public mutating func field(_ name: StaticString, _ numbers: [Int]) {
    field(name, numbers) { writer, number in writer.value(number) }
  }

  /// An array, left out when it is empty.
  public mutating func field<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    key(name)
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }
}
