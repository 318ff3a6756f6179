import Foundation
import TidingsHTML

/// Reads documents from standard input, each after its length in four bytes, lowest first, and writes in the same form
/// what the sanitiser makes of each, and what it makes of that.
func serveDifferentialTest() {
  let sanitiser = HTMLSanitiser()
  while let document = readDocument() {
    let once = sanitiser.sanitise(document, base: nil).html
    writeDocument(once)
    writeDocument(sanitiser.sanitise(once, base: nil).html)
  }
}

private func readDocument() -> [UInt8]? {
  let head = [UInt8](FileHandle.standardInput.readData(ofLength: 4))
  guard head.count == 4 else { return nil }
  let length = head.reversed().reduce(0) { $0 << 8 | Int($1) }
  return length == 0 ? [] : [UInt8](FileHandle.standardInput.readData(ofLength: length))
}

private func writeDocument(_ text: String) {
  let bytes = Array(text.utf8)
  let head = (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> ($0 * 8)) }
  FileHandle.standardOutput.write(Data(head + bytes))
}
