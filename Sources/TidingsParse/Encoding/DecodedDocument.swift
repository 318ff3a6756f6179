public import TidingsModel

/// A document's text as UTF-8: valid, without a byte order mark, without characters that XML forbids.
public struct DecodedDocument: Sendable {
  /// The text; made anew each time where it is held in another encoding.
  public var utf8: [UInt8] { source.decoder == nil ? source.bytes : Array(source.text(source.bytes.indices)) }
  /// The same as it is held.
  var source: HeldBytes
  /// The name of the encoding the document was in, lower case, by the WHATWG Encoding Standard; beyond it `utf-32le`,
  /// `utf-32be`, `tcvn`, `viscii` and `johab`.
  public var encoding: String
  /// Wrong declarations, replaced bytes and removed characters, the first ones with their place. Lines and columns count
  /// from 1, columns in bytes of the source.
  public var repairs: [Warning]

  init(utf8: [UInt8], encoding: String, repairs: [Warning] = []) {
    self.init(HeldBytes(bytes: utf8), encoding: encoding, repairs: repairs)
  }

  init(_ source: HeldBytes, encoding: String, repairs: [Warning]) {
    self.source = source
    self.encoding = encoding
    self.repairs = repairs
  }
}
