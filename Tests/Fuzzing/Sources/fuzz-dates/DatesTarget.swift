import TidingsModel
import TidingsParse

/// Any text gives a date or a refusal, and a date is one that its own RFC 3339 form gives again.
func fuzzDates(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  for language in [nil, "en-US", "vi", "th", "hr"] {
    guard case .success(let reading) = FeedDate.read(text, language: language) else { continue }
    // Offsets of seconds, which old local times have, are not in RFC 3339.
    guard reading.timestamp.offset % 60 == 0 else { continue }
    let written = reading.timestamp.rfc3339
    precondition(Timestamp(rfc3339: written) == reading.timestamp, "\(text) is \(written)")
  }
  return 0
}
