/// Tells binary files by the bytes they begin with.
public enum FileKind {
  private static let marks: [([UInt8], String)] = [
    ([0x25, 0x50, 0x44, 0x46, 0x2D], "a PDF document"), ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image"), ([0x47, 0x49, 0x46, 0x38], "a GIF image"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"), ([0x1F, 0x8B], "gzip-compressed data"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd-compressed data"), ([0x52, 0x49, 0x46, 0x46], "a RIFF file (WebP, WAV or AVI)"),
    ([0x49, 0x44, 0x33], "an MP3 file"), ([0x4F, 0x67, 0x67, 0x53], "an Ogg file"), ([0, 0, 1, 0], "an icon"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
  ]

  /// What the bytes are, to complete the sentence "this is …"; `nil` where they may be text.
  public static func binary(_ bytes: borrowing [UInt8]) -> String? {
    bytes.withUnsafeBufferPointer { bytes in marks.first { bytes.starts(with: $0.0) }?.1 }
  }
}
