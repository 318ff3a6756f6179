internal import CCurl

/// Owns a `curl_slist`.
struct HeaderList: ~Copyable {
  private(set) var head: UnsafeMutablePointer<curl_slist>?

  init() { head = nil }

  deinit { curl_slist_free_all(head) }

  mutating func append(_ line: String) { append(line, [], []) }

  /// A line that ends in NUL: for those that are the same in every request.
  mutating func append(prepared line: [UInt8]) {
    line.withUnsafeBytes { raw in
      guard let text = raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.last == 0,
        let longer = curl_slist_append(head, text)
      else { return }
      head = longer
    }
  }

  /// Appends `name`, `middle` and `value` joined: bytes that need not be UTF-8, and hold no NUL.
  mutating func append(_ name: String, _ middle: [UInt8], _ value: [UInt8]) {
    var name = name
    let size = name.utf8.count + middle.count + value.count + 1
    withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { line in
      line.initializeMemory(as: UInt8.self, repeating: 0)
      name.withUTF8 { line.copyBytes(from: $0) }
      var end = name.utf8.count
      for part in [middle, value] {
        UnsafeMutableRawBufferPointer(rebasing: line[end...]).copyBytes(from: part)
        end += part.count
      }
      // A failed append (no memory) returns nil and leaves the list as it was.
      guard let text = line.baseAddress?.assumingMemoryBound(to: CChar.self),
        let longer = curl_slist_append(head, text)
      else { return }
      head = longer
    }
  }
}
