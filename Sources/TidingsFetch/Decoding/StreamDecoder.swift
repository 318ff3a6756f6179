/// Undoes one content coding, piece by piece.
protocol StreamDecoder: AnyObject {
  /// Whether the input so far ends where a stream of the coding ends.
  var isAtEnd: Bool { get }

  /// Decodes as much as the input gives, handing out the output in pieces which are valid only during the call.
  func decode(_ input: UnsafeBufferPointer<UInt8>, output: (UnsafeBufferPointer<UInt8>) throws(BodyProblem) -> Void)
    throws(BodyProblem)
}
