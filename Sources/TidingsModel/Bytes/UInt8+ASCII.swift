/// Questions asked of the bytes of UTF-8, of which those beyond ASCII are none of these.
extension UInt8 {
  /// `0` ... `9`
  @inlinable package var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// `A` ... `Z`
  @inlinable package var isUppercase: Bool { self >= 0x41 && self <= 0x5A }

  /// `a` ... `z`
  @inlinable package var isLowercase: Bool { self >= 0x61 && self <= 0x7A }

  /// `A` ... `Z`, `a` ... `z`
  @inlinable package var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// The small letter of a capital; every other byte is its own.
  @inlinable package var lowered: UInt8 { isUppercase ? self | 0x20 : self }
}
