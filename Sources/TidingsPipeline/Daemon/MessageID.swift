public import Logging

/// The journal's catalogue ids of the messages an operator may want to watch for (`MESSAGE_ID=`; sd-id128(3)).
public enum MessageID: String, Sendable, CaseIterable {
  case polled = "33151cf710f540d991b2784667f7af9e"
  case feedFails = "f3c0ff45ddf648bb9d162089e72ea647"
  case feedRecovered = "bbdb61223f0249a0868a5e447d1c75b6"
  case pagesMissed = "59516bab54e64a0e99dc1e648e7d779c"
  case pollingPauses = "dbffc1c07f2d4c96b17a98dbf08c4609"
  case pollingGoesOn = "17524f965b0949298112d4bc977e34e5"

  /// The metadata key; log formats for people leave it out.
  public static let key = "message_id"

  /// Metadata that says which message it is.
  public func with(_ fields: Logger.Metadata = [:]) -> Logger.Metadata {
    fields.merging([Self.key: .string(rawValue)]) { first, _ in first }
  }
}
